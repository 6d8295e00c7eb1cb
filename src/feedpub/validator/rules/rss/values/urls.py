"""RSS 2.0: the addresses that it links to."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from feedpub import uris
from feedpub.uris.parts import split
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.usual import usual_url
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

PLACES: Final = (
    "/rss/channel/link",
    "channel/docs",
    "channel/image/url",
    "channel/image/link",
    "channel/textInput/link",
    "item/link",
    "item/comments",
    "item/source/@url",
)
URLS: Final = f"{specs.RSS}comments"


@rule(
    "rss-url-invalid",
    level=Level.ERROR,
    on=PLACES,
    summary="A link must be an absolute URL.",
    spec=URLS,
    bad="<link>/neap/</link>",
    good="<link>https://tide.example/neap/</link>",
    unless=usual_url,
)
def rss_url_invalid(_: Element, context: Context) -> Judgement | None:
    """RSS has no base that a relative URL could be resolved against."""
    return judged(context.text, context.once(uris.iri_fault))


@rule(
    "rss-url-not-ascii",
    level=Level.ERROR,
    on=(*PLACES, "item/enclosure/@url"),
    summary="A link must be written in ASCII.",
    spec=f"{specs.PROFILE}data-types-url",
    bad="<link>https://tide.example/mar\N{LATIN SMALL LETTER E WITH ACUTE}e/</link>",
    good="<link>https://tide.example/mar%C3%A9e/</link>",
    unless=str.isascii,
)
def rss_url_not_ascii(_: Element, context: Context) -> tuple[str, str] | None:
    """RSS links are URIs; what readers make of other letters differs."""
    value = context.text
    if context.once(uris.iri_fault) is not None:
        return None
    return (
        f"{quoted(value)} has other letters than ASCII",
        f"write {uris.to_uri(value)}",
    )


@rule(
    "rss-url-unsafe",
    level=Level.WARNING,
    on=PLACES,
    summary="A link should lead to a place that everyone can go to.",
    spec=URLS,
    bad="<link>javascript:void(0)</link>",
    good="<link>https://tide.example/neap/</link>",
    unless=usual_url,
)
def rss_url_unsafe(_: Element, context: Context) -> Judgement | None:
    """Readers refuse to follow it, or had better."""
    if context.once(uris.iri_fault) is not None:
        return None
    return judged(context.text, uris.url_fault(context.text))


@rule(
    "rss-url-scheme-unknown",
    level=Level.WARNING,
    on=PLACES,
    summary="A link should begin with a scheme that IANA has registered.",
    spec=f"{specs.PROFILE}data-types-url",
    bad="<link>htpps://tide.example/neap/</link>",
    good="<link>https://tide.example/neap/</link>",
    profile="best-practice",
    unless=usual_url,
)
def rss_url_scheme_unknown(_: Element, context: Context) -> tuple[str, str] | None:
    """A reader asks the system who can open it, and nobody can."""
    if context.once(uris.iri_fault) is not None:
        return None
    scheme = (split(context.text).scheme or "").lower()
    if scheme in SCHEMES:
        return None
    near = get_close_matches(scheme[:40], ("https", "http", "ftp", "mailto"), n=1)
    fix = f"write {near[0]}:" if near else "link to a page on the web"
    return (
        f"{quoted(context.text)} has the scheme {scheme[:40]}, which nobody knows",
        fix,
    )


SCHEMES: Final = frozenset(
    [
        *("about", "acct", "aaa", "aaas", "acap", "activitypub", "afp", "aim", "apt"),
        *("at", "attachment", "bitcoin", "bittorrent", "blob", "callto", "cap"),
        *("chrome", "cid", "coap", "coaps", "content", "crid", "cvs", "dab", "data"),
        *("dav", "did", "diaspora", "dict", "dns", "doi", "drm", "dtn", "dvb", "ed2k"),
        *("ethereum", "example", "facetime", "feed", "feedready", "file", "finger"),
        *("fish", "ftp", "ftps", "gemini", "geo", "git", "go", "gopher", "gtalk"),
        *("h323", "ham", "hcp", "http", "https", "iax", "icap", "im", "imap", "info"),
        *("ipfs", "ipn", "ipns", "ipp", "ipps", "irc", "irc6", "ircs", "iris"),
        *("iris.beep", "iris.lwz", "iris.xpc", "iris.xpcs", "itms", "itms-apps"),
        *(
            "jabber",
            "jar",
            "javascript",
            "keyparc",
            "lastfm",
            "ldap",
            "ldaps",
            "leaptofrogans",
        ),
        *("lorawan", "magnet", "mailserver", "mailto", "maps", "market", "matrix"),
        *("mid", "mms", "modem", "monero", "msrp", "msrps", "mtqp", "mumble"),
        *("mupdate", "mvn", "news", "nfs", "ni", "nih", "nntp", "opaquelocktoken"),
        *("openpgp4fpr", "palm", "payto", "pkcs11", "podcast", "pop", "pres"),
        *("prospero", "psyc", "pttp", "qb", "reload", "resource", "rmi", "rsync"),
        *("rtmp", "rtsp", "rtsps", "rtspu", "secondlife", "service", "session", "sftp"),
        *("sgn", "shttp", "sieve", "signal", "sip", "sips", "skype", "smb", "sms"),
        *("smtp", "snmp", "soap.beep", "soap.beeps", "spotify", "ssh", "steam"),
        *("stun", "stuns", "svn", "tag", "teamspeak", "tel", "teliaeid", "telnet"),
        *("tftp", "things", "thismessage", "tip", "tn3270", "tool", "turn", "turns"),
        *("tv", "udp", "unreal", "urn", "ut2004", "vemmi", "view-source", "vnc"),
        *("wais", "web3", "wcr", "webcal", "wifi", "ws", "wss", "wtai", "wyciwyg"),
        *("xcon", "xcon-userid", "xfire", "xmlrpc.beep", "xmlrpc.beeps", "xmpp", "xri"),
        *("ymsgr", "z39.50", "z39.50r", "z39.50s", "zoommtg"),
    ]
)
"""Schemes of IANA's registry that links have, and those that everyone knows."""
