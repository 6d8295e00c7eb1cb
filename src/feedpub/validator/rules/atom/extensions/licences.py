"""RFC 4946: links to licences, in feeds of any format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.atom.bases import absolute
from feedpub.validator.rules.atom.relations import relation
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

UNSPECIFIED: Final = "http://purl.org/atompub/license#unspecified"
_BY: Final = "https://creativecommons.org/licenses/by/4.0/"
_LINK: Final = '<link rel="license" href="{}"{}/>'
_OTHERS: Final = "license".__ne__


@rule(
    "license-link-repeated",
    level=Level.ERROR,
    on="atom:link/@rel",
    summary="Links to licences must differ in href or type.",
    spec=f"{specs.LICENCES}2",
    bad=_LINK.format(_BY, ' title="A"') + _LINK.format(_BY, ' title="B"'),
    good=_LINK.format(_BY, ' title="A" type="text/html"')
    + _LINK.format(_BY, ' title="B" type="application/rdf+xml"'),
    within="atom:entry",
    unless=_OTHERS,
)
def license_link_repeated(link: Element, context: Context) -> tuple[str, str] | None:
    """Two links to one licence look like two licences."""
    href = absolute(link, link.get("href", "").strip(), context.url)
    value = (link.getparent(), href, link.get("type"))
    if context.first("license", value, link) is link:
        return None
    return f"there is another link to the licence {quoted(href)}", "remove it"


@rule(
    "license-title-missing",
    level=Level.WARNING,
    on="atom:link/@rel",
    summary="Where there are several licences, each should have a title.",
    spec=f"{specs.LICENCES}2",
    bad=_LINK.format(_BY, ' title="CC BY"')
    + _LINK.format("https://tide.example/terms", ""),
    good=_LINK.format(_BY, ' title="CC BY"')
    + _LINK.format("https://tide.example/terms", ' title="For the press"'),
    within="atom:entry",
    unless=_OTHERS,
)
def license_title_missing(link: Element) -> tuple[str, str] | None:
    """People choose by it which one they take."""
    if (link.get("title") or "").strip() or len(_beside(link)) < 2:
        return None
    return "one of several licences has no title", 'add title="..." with its name'


@rule(
    "license-unspecified-not-alone",
    level=Level.ERROR,
    on="atom:link/@rel",
    summary="A licence that is unspecified must be the only one.",
    spec=f"{specs.LICENCES}2.1",
    bad=_LINK.format(_BY, ' title="CC BY"')
    + _LINK.format(UNSPECIFIED, ' title="None"'),
    good=_LINK.format(UNSPECIFIED, ""),
    within="atom:entry",
    unless=_OTHERS,
)
def license_unspecified_not_alone(link: Element) -> Fault | None:
    """It says that no licence is given, and the other link gives one."""
    if link.get("href") != UNSPECIFIED or len(_beside(link)) < 2:
        return None
    message = "there are links to licences beside the unspecified one"
    return Fault(message, "remove this link, or the others", (link, "href"))


def _beside(link: Element) -> list[Element]:
    above = link.getparent()
    kids = [] if above is None else list(above)
    return [kid for kid in kids if kid.tag == link.tag and relation(kid) == "license"]
