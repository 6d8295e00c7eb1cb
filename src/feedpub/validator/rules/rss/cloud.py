"""RSS 2.0: the cloud, which tells readers of changes."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from feedpub import uris, values
from feedpub.uris.parts import split
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.words import Judgement, judged, listed, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

CLOUD: Final = ("domain", "port", "path", "registerProcedure", "protocol")


@rule(
    "rss-cloud-attribute-missing",
    level=Level.ERROR,
    on="/rss/channel/cloud",
    summary="A cloud must have domain, port, path, registerProcedure and protocol.",
    spec=f"{specs.RSS}ltcloudgtSubelementOfLtchannelgt",
    bad='<cloud domain="tide.example" port="80" path="/rpc" protocol="xml-rpc"/>',
    good='<cloud domain="tide.example" port="80" path="/rpc" '
    'registerProcedure="notify" protocol="xml-rpc"/>',
)
def rss_cloud_attribute_missing(cloud: Element) -> tuple[str, str] | None:
    """With one missing a reader cannot ask to be told of changes."""
    missing = tuple(name for name in CLOUD if name not in cloud.attrib)
    if not missing:
        return None
    return f"the cloud has no {listed(missing, 'and')}", "add it, or remove the cloud"


@rule(
    "rss-cloud-port-invalid",
    level=Level.ERROR,
    on="channel/cloud/@port",
    summary="The cloud's port must be a positive integer.",
    spec=f"{specs.RSS}ltcloudgtSubelementOfLtchannelgt",
    bad='<cloud domain="tide.example" port="http" path="/rpc" '
    'registerProcedure="notify" protocol="xml-rpc"/>',
    good='<cloud domain="tide.example" port="80" path="/rpc" '
    'registerProcedure="notify" protocol="xml-rpc"/>',
)
def rss_cloud_port_invalid(_: Element, context: Context) -> Judgement | None:
    """It is the TCP port that the subscription goes to."""
    value = context.text
    fault = values.positive_integer_fault(value)
    if fault is None and (len(value) > 5 or int(value) > 65535):
        fault = "is beyond the last port; write one from 1 to 65535"
    return judged(value, fault, "the port ")


@rule(
    "rss-cloud-protocol-unknown",
    level=Level.ERROR,
    on="channel/cloud/@protocol",
    summary="The cloud's protocol must be xml-rpc, soap or http-post.",
    spec=f"{specs.RSS}ltcloudgtSubelementOfLtchannelgt",
    bad='<cloud domain="tide.example" port="80" path="/rpc" '
    'registerProcedure="notify" protocol="rest"/>',
    good='<cloud domain="tide.example" port="80" path="/rpc" '
    'registerProcedure="notify" protocol="xml-rpc"/>',
)
def rss_cloud_protocol_unknown(_: Element, context: Context) -> tuple[str, str] | None:
    """A reader can subscribe only in a protocol that it knows."""
    value = context.text
    if value in ("xml-rpc", "soap", "http-post"):
        return None
    near = get_close_matches(value[:40].lower(), ("xml-rpc", "soap", "http-post"), n=1)
    fix = f"write {near[0]}" if near else "write the one that the cloud speaks"
    return f"{quoted(value)} is not xml-rpc, soap or http-post", fix


@rule(
    "rss-cloud-domain-invalid",
    level=Level.ERROR,
    on="channel/cloud/@domain",
    summary="The cloud's domain must be a host's name or number alone.",
    spec=f"{specs.RSS}ltcloudgtSubelementOfLtchannelgt",
    bad='<cloud domain="http://tide.example/" port="80" path="/rpc" '
    'registerProcedure="notify" protocol="xml-rpc"/>',
    good='<cloud domain="tide.example" port="80" path="/rpc" '
    'registerProcedure="notify" protocol="xml-rpc"/>',
)
def rss_cloud_domain_invalid(_: Element, context: Context) -> Judgement | None:
    """Readers put an address together from domain, port and path."""
    value = context.text
    fault = uris.uri_fault(f"http://{value}/") if value else "is empty"
    if fault is None and (set(value) & set("/@?#") or _PORT(value)):
        fault = "is more than a host; port and path have attributes of their own"
    if fault is None:
        return None
    fix = split(value).authority or "the name of the host alone"
    return f"the domain {quoted(value)} {fault.partition(';')[0]}", f"write {fix}"


_PORT: Final = re.compile(r"[^:\[\]]*:[0-9]*").fullmatch
