"""RSS 2.0: textInput, a form of one field that hardly a reader shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.rss.structure import again
from feedpub.validator.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

TEXT_INPUT: Final = f"{specs.RSS}lttextinputgtSubelementOfLtchannelgt"
CHILDREN: Final = ("title", "description", "name", "link")
_GOOD: Final = (
    "<textInput><title>Search</title><description>Search the notes.</description>"
    "<name>q</name><link>https://tide.example/search</link></textInput>"
)


@rule(
    "rss-textinput-child-missing",
    level=Level.ERROR,
    on="/rss/channel/textInput",
    summary="A textInput must have title, description, name and link.",
    spec=TEXT_INPUT,
    bad=_GOOD.replace("<name>q</name>", ""),
    good=_GOOD,
)
def rss_textinput_child_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """They are the button, the label, the field and where it is sent."""
    missing = tuple(f"<{n}>" for n in CHILDREN if n not in context.children)
    if not missing:
        return None
    message = f"the textInput has no {listed(missing, 'and')}"
    return message, "add it, or remove the textInput, which readers ignore"


@rule(
    "rss-textinput-element-repeated",
    level=Level.ERROR,
    on="/rss/channel/textInput",
    summary="Nothing may come more than once in a textInput.",
    spec=f"{specs.PROFILE}element-channel-textinput",
    bad=_GOOD.replace("<name>", "<name>s</name><name>"),
    good=_GOOD,
)
def rss_textinput_element_repeated(_: Element, context: Context) -> Iterator[Fault]:
    """A form with two names or two addresses cannot be sent."""
    return again(context.repeated())


@rule(
    "rss-textinput-name-invalid",
    level=Level.ERROR,
    on="channel/textInput/name",
    summary="A field's name must be a letter, then letters, digits and : - . _ only.",
    spec=f"{specs.PROFILE}element-channel-textinput-name",
    bad="<name>your question</name>",
    good="<name>question</name>",
)
def rss_textinput_name_invalid(_: Element, context: Context) -> tuple[str, str] | None:
    """It becomes the name of a form's field in HTML."""
    if _NAME(context.text):
        return None
    message = f"{quoted(context.text)} is no name for a field"
    return message, "begin with a letter; then letters, digits and : - . _ may follow"


@rule(
    "rss-textinput-discouraged",
    level=Level.NOTE,
    on="/rss/channel/textInput",
    summary="A textInput is better left out.",
    spec=f"{specs.PROFILE}element-channel-textinput",
    bad=_GOOD,
    good="<language>en</language>",
    profile="best-practice",
)
def rss_textinput_discouraged(_: Element) -> tuple[str, str]:
    """The specification itself says that most readers ignore it."""
    return "hardly a reader shows a textInput", "remove it; link to the form instead"


_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9:._-]*").fullmatch
