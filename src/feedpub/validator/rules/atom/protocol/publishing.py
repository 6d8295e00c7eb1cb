"""RFC 5023: what the Atom Publishing Protocol puts into entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import values
from feedpub.validator import specs
from feedpub.validator.names import APP, ATOM, readable
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.atom.relations import links_of
from feedpub.validator.rules.atom.vocabulary import ENTRY, meant
from feedpub.validator.usual import usual_rfc3339
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_EDITED: Final = "<app:edited>{}</app:edited>"
_DRAFT: Final = "<app:control><app:draft>{}</app:draft></app:control>"
_DATE: Final = "2026-03-01T09:00:00Z"
_SPACE: Final = ' xmlns:app="http://www.w3.org/2007/app"'
_EDIT: Final = '<link rel="edit" href="https://tide.example/{}"/>'
_CONTENT: Final = "<content>Twice a month.</content>"
_PLACES: Final = {
    "edited": ("entry", "item"),
    "control": ("entry", "item"),
    "draft": ("control",),
    "workspace": ("service",),
    "collection": ("workspace", "feed", "source"),
    "accept": ("collection",),
    "categories": ("collection",),
    "service": (),
}


@rule(
    "app-edited-invalid",
    level=Level.ERROR,
    on="app:edited",
    summary="The date of an edit must be as RFC 3339 has it.",
    spec=f"{specs.ATOMPUB}10.2",
    bad=_EDITED.format("yesterday"),
    good=_EDITED.format(_DATE),
    within="atom:entry",
)
def app_edited_invalid(edited: Element) -> Judgement | None:
    """Collections are in the order of these dates."""
    value = edited.text or ""
    if usual_rfc3339(value):
        return None
    return judged(value, values.rfc3339_fault(value), "the date ")


@rule(
    "app-draft-invalid",
    level=Level.ERROR,
    on="app:draft",
    summary="Whether it is a draft must be said with yes or no.",
    spec=f"{specs.ATOMPUB}13.1.1",
    bad=_DRAFT.format("true"),
    good=_DRAFT.format("yes"),
    within="atom:entry",
)
def app_draft_invalid(draft: Element, context: Context) -> tuple[str, str] | None:
    """A server that does not understand it publishes what was a draft."""
    value = draft.text or ""
    if value in ("yes", "no") and not context.kids:
        return None
    yes = context.text.lower() in ("yes", "true", "1")
    return f"{quoted(value)} is neither yes nor no", f"write {'yes' if yes else 'no'}"


@rule(
    "app-draft-in-feed",
    level=Level.NOTE,
    on="app:draft",
    summary="A draft in a feed is there for all to read.",
    spec=f"{specs.ATOMPUB}13.1.1",
    bad=_DRAFT.format("yes"),
    good=_DRAFT.format("no"),
    within="atom:entry",
    profile="best-practice",
)
def app_draft_in_feed(_: Element, context: Context) -> tuple[str, str] | None:
    """It asks the server not to show the entry; readers do not know it."""
    if context.text != "yes":
        return None
    return "the entry is marked as a draft", "leave it out until it is published"


@rule(
    "app-element-repeated",
    level=Level.ERROR,
    on=("app:edited", "app:control", "app:draft"),
    summary="An entry has at most one edited and one control, with one draft.",
    spec=f"{specs.ATOMPUB}13.1",
    bad=_EDITED.format(_DATE) * 2,
    good=_EDITED.format(_DATE),
    within="atom:entry",
)
def app_element_repeated(element: Element, context: Context) -> tuple[str, str] | None:
    """Which of them counts, a server cannot know."""
    value = (context.parent, element.tag)
    if context.first("app-element", value, element) is element:
        return None
    return f"there is a second <{readable(element.tag)}>", "keep one of them"


@rule(
    "app-edit-link-repeated",
    level=Level.ERROR,
    on="atom:link/@rel",
    summary="An entry must have at most one address to edit it at.",
    spec=f"{specs.ATOMPUB}11.1",
    bad=_EDIT.format("1") + _EDIT.format("2"),
    good=_EDIT.format("1"),
    within="atom:entry",
    unless=frozenset(("alternate", "self", "enclosure", "related", "via", "hub"))
    .union(("replies", "license", "next", "first", "last", "previous"))
    .__contains__,
)
def app_edit_link_repeated(link: Element, context: Context) -> tuple[str, str] | None:
    """A client would change one of them and not the other.

    Links to edit media may differ in type and hreflang (section 11.2).
    """
    above, name = link.getparent(), context.text.lower()
    if above is None or above.tag != f"{ATOM}entry":
        return None
    if name not in ("edit", "edit-media"):
        return None
    media = (link.get("type"), link.get("hreflang")) if name == "edit-media" else None
    if context.first(f"app-{name}", (above, media), link) is link:
        return None
    return f"there is another {name} link", "keep one of them"


@rule(
    "app-edited-missing",
    level=Level.NOTE,
    on="atom:entry",
    summary="An entry that can be edited should say when it was.",
    spec=f"{specs.ATOMPUB}10.2",
    bad=ENTRY.format(_CONTENT + _EDIT.format("1")),
    good=ENTRY.format(f"{_CONTENT}<app:edited{_SPACE}>{_DATE}</app:edited>"),
    within="atom:feed",
    profile="best-practice",
)
def app_edited_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Clients see by it what has changed since they last looked."""
    if f"{APP}edited" in context.children or f"{ATOM}link" not in context.children:
        return None
    if all(name != "edit" for name, _ in links_of(context)):
        return None
    return "the entry has an edit link and no <app:edited>", "add <app:edited>"


@rule(
    "app-element-unknown",
    level=Level.ERROR,
    on="app:*",
    summary="The namespace of RFC 5023 has only the elements of RFC 5023.",
    spec=f"{specs.ATOMPUB}6.1",
    bad="<app:published>yes</app:published>",
    good=_DRAFT.format("no"),
    within="atom:entry",
)
def app_element_unknown(element: Element) -> tuple[str, str] | None:
    """What no specification defines nobody reads."""
    name = element.tag.removeprefix(APP)
    if name in _PLACES:
        return None
    found = meant(name, _PLACES)
    fix = f"write <app:{found}>" if found else "remove it"
    return f"RFC 5023 has no element {quoted(name)}", fix


@rule(
    "app-element-misplaced",
    level=Level.ERROR,
    on="app:*",
    summary="Each element of RFC 5023 has its place.",
    spec=f"{specs.ATOMPUB}6.1",
    bad="<app:draft>yes</app:draft>",
    good=_DRAFT.format("no"),
    within="atom:entry",
)
def app_element_misplaced(element: Element, context: Context) -> tuple[str, str] | None:
    """Nobody looks for it here."""
    name, above = element.tag.removeprefix(APP), context.parent
    allowed = _PLACES.get(name)
    if allowed is None or above is None:
        return None
    around = above.tag.rpartition("}")[2]
    if around in allowed:
        return None
    fix = f"move it into <{allowed[0]}>" if allowed else "remove it"
    return f"<app:{name}> has no place in <{around}>", fix


@rule(
    "app-namespace-obsolete",
    level=Level.WARNING,
    on="appold:*",
    summary="The protocol's namespace has changed with RFC 5023.",
    spec=f"{specs.ATOMPUB}6.1",
    bad="<appold:edited>2026-03-01T09:00:00Z</appold:edited>",
    good=_EDITED.format(_DATE),
    within="atom:entry",
)
def app_namespace_obsolete(element: Element) -> tuple[str, str] | None:
    """Drafts had another one, which programs of today do not know."""
    above = element.getparent()
    if above is not None and above.tag.startswith("{http://purl.org/atom/app#}"):
        return None
    name = element.tag.rpartition("}")[2]
    return (
        f"<{name}> is in the namespace of a draft",
        "bind its prefix to http://www.w3.org/2007/app",
    )
