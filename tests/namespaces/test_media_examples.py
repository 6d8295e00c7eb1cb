"""A good and a bad example of each element of media, mi, snf, webfeeds and dcterms."""

from __future__ import annotations

import re

import pytest

import feedpub as fp
from feedpub.namespaces import dcterms, media, mi, snf, webfeeds
from feedpub.namespaces.vocabulary import Kind

MODULES = (media, mi, snf, webfeeds, dcterms)
SPACES = " ".join(f'xmlns:{m.VOCABULARY.prefix}="{m.VOCABULARY.uri}"' for m in MODULES)
GEO = (
    'xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml"'
)
U = "https://tide.example/a"
BY_CHANNEL = ("snf:logo", "snf:darkModeLogo", "webfeeds:")
EXAMPLES = {
    "media:group": (
        f'<media:group><media:content url="{U}"/></media:group>',
        (
            f'<media:group><media:content url="{U}" isDefault="true"/>'
            f'<media:content url="{U}b" isDefault="true"/></media:group>'
        ),
        "media-default-repeated",
    ),
    "media:content": (
        f'<media:content url="{U}" medium="image"/>',
        '<media:content medium="image"/>',
        "media-content-without-address",
    ),
    "media:rating": (
        '<media:rating scheme="urn:mpaa">pg</media:rating>',
        '<media:rating scheme="urn:mpaa">adult</media:rating>',
        "media-rating-invalid",
    ),
    "media:adult": (
        "<media:adult>false</media:adult>",
        "<media:adult>no</media:adult>",
        "media-word-unknown",
    ),
    "media:title": (
        '<media:title type="html">A</media:title>',
        '<media:title type="markdown">A</media:title>',
        "media-word-unknown",
    ),
    "media:description": (
        "<media:description>A</media:description>",
        (
            "<media:description>A</media:description><media:description>B"
            "</media:description>"
        ),
        "module-element-repeated",
    ),
    "media:keywords": (
        "<media:keywords>a, b</media:keywords>",
        "<media:keywords><i>a</i></media:keywords>",
        "module-text-has-elements",
    ),
    "media:thumbnail": (
        f'<media:thumbnail url="{U}" time="12:05:01.123"/>',
        f'<media:thumbnail url="{U}" time="soon"/>',
        "media-time-invalid",
    ),
    "media:category": (
        f'<media:category scheme="{U}" label="A">a</media:category>',
        '<media:category scheme="a">a</media:category>',
        "media-scheme-invalid",
    ),
    "media:hash": (
        f'<media:hash algo="md5">{"a" * 32}</media:hash>',
        f'<media:hash algo="sha-1">{"a" * 32}</media:hash>',
        "media-hash-invalid",
    ),
    "media:player": (
        f'<media:player url="{U}" width="9" height="9"/>',
        f'<media:player url="{U}" width="0"/>',
        "media-number-invalid",
    ),
    "media:credit": (
        '<media:credit role="author" scheme="urn:ebu">A</media:credit>',
        '<media:credit role="Author">A</media:credit>',
        "media-credit-role-invalid",
    ),
    "media:copyright": (
        f'<media:copyright url="{U}">A</media:copyright>',
        '<media:copyright url="a">A</media:copyright>',
        "media-url-invalid",
    ),
    "media:text": (
        '<media:text type="plain" lang="en" start="0:00:03" end="now">A</media:text>',
        '<media:text lang="english">A</media:text>',
        "media-language-invalid",
    ),
    "media:restriction": (
        '<media:restriction relationship="allow" type="country">de</media:restriction>',
        '<media:restriction relationship="allow">de</media:restriction>',
        "media-restriction-invalid",
    ),
    "media:community": (
        '<media:community><media:statistics views="1"/></media:community>',
        "<media:community>Liked.</media:community>",
        "module-text-unexpected",
    ),
    "media:starRating": (
        '<media:community><media:starRating average="3.5"/></media:community>',
        '<media:community><media:starRating average="good"/></media:community>',
        "media-number-invalid",
    ),
    "media:statistics": (
        '<media:community><media:statistics favorites="1"/></media:community>',
        '<media:statistics favorites="1"/>',
        "module-element-misplaced",
    ),
    "media:tags": (
        "<media:community><media:tags>a: 5, b</media:tags></media:community>",
        "<media:community><media:tags>a: x</media:tags></media:community>",
        "media-tags-invalid",
    ),
    "media:comments": (
        "<media:comments><media:comment>A</media:comment></media:comments>",
        "<media:comments>A</media:comments>",
        "module-text-unexpected",
    ),
    "media:comment": (
        "<media:comments><media:comment>A</media:comment></media:comments>",
        "<media:comment>A</media:comment>",
        "module-element-misplaced",
    ),
    "media:embed": (
        f'<media:embed url="{U}"/>',
        '<media:embed width="9"/>',
        "media-embed-without-address",
    ),
    "media:param": (
        f'<media:embed url="{U}"><media:param name="a">b</media:param></media:embed>',
        f'<media:embed url="{U}"><media:param>b</media:param></media:embed>',
        "module-attribute-missing",
    ),
    "media:responses": (
        f"<media:responses><media:response>{U}</media:response></media:responses>",
        "<media:responses/><media:responses/>",
        "module-element-repeated",
    ),
    "media:response": (
        f"<media:responses><media:response>{U}</media:response></media:responses>",
        f"<media:response>{U}</media:response>",
        "module-element-misplaced",
    ),
    "media:backLinks": (
        f"<media:backLinks><media:backLink>{U}</media:backLink></media:backLinks>",
        f'<media:backLinks url="{U}"/>',
        "module-attribute-unknown",
    ),
    "media:backLink": (
        f"<media:backLinks><media:backLink>{U}</media:backLink></media:backLinks>",
        "<media:backLinks><media:backLink/></media:backLinks>",
        "module-element-empty",
    ),
    "media:status": (
        '<media:status state="blocked" reason="No."/>',
        '<media:status state="gone"/>',
        "media-word-unusual",
    ),
    "media:price": (
        '<media:price type="rent" price="2.5" currency="EUR"/>',
        '<media:price type="rent" price="2.5" currency="Euro"/>',
        "media-currency-invalid",
    ),
    "media:license": (
        f'<media:license type="text/html" href="{U}">CC</media:license>',
        f'<media:license type="html" href="{U}">CC</media:license>',
        "media-type-invalid",
    ),
    "media:subTitle": (
        f'<media:subTitle type="application/smil" lang="en" href="{U}"/>',
        '<media:subTitle type="application/smil"/>',
        "module-attribute-missing",
    ),
    "media:peerLink": (
        f'<media:peerLink type="application/x-bittorrent" href="{U}"/>',
        '<media:peerLink type="application/x-bittorrent" href="a.torrent"/>',
        "media-url-invalid",
    ),
    "media:location": (
        (
            f'<media:location start="00:01" end="01:00" {GEO}><georss:where><gml:Point>'
            "<gml:pos>35.7 139.8</gml:pos></gml:Point></georss:where></media:location>"
        ),
        '<media:location start="01:00" end="00:01"/>',
        "media-time-backwards",
    ),
    "media:rights": (
        '<media:rights status="userCreated"/>',
        "<media:rights/>",
        "module-attribute-missing",
    ),
    "media:scenes": (
        (
            "<media:scenes><media:scene><sceneTitle>A</sceneTitle></media:scene>"
            "</media:scenes>"
        ),
        "<media:scenes>A</media:scenes>",
        "module-text-unexpected",
    ),
    "media:scene": (
        "<media:scenes><media:scene/></media:scenes>",
        "<media:scene/>",
        "module-element-misplaced",
    ),
    "snf:logo": (
        f"<snf:logo><url>{U}</url></snf:logo>",
        f"<snf:logo>{U}</snf:logo>",
        "snf-logo-address-missing",
    ),
    "snf:darkModeLogo": (
        f"<snf:darkModeLogo><url>{U}</url></snf:darkModeLogo>",
        "<snf:darkModeLogo><url>a.png</url></snf:darkModeLogo>",
        "snf-logo-address-missing",
    ),
    "snf:video": (
        f'<snf:video url="{U}"/>',
        '<snf:video url="a"/>',
        "snf-url-invalid",
    ),
    "snf:advertisement": (
        f'<snf:advertisement><snf:sponsoredLink link="{U}"/></snf:advertisement>',
        "<snf:advertisement>Buy!</snf:advertisement>",
        "module-text-unexpected",
    ),
    "snf:sponsoredLink": (
        f'<snf:advertisement><snf:sponsoredLink link="{U}"/></snf:advertisement>',
        f'<snf:sponsoredLink link="{U}"/>',
        "module-element-misplaced",
    ),
    "snf:analytics": (
        "<snf:analytics>count()</snf:analytics>",
        "<snf:analytics><script>count()</script></snf:analytics>",
        "module-text-has-elements",
    ),
    "mi:shortTitle": (
        "<mi:shortTitle>A</mi:shortTitle>",
        "<mi:shortTitle>A</mi:shortTitle><mi:shortTitle>B</mi:shortTitle>",
        "module-element-repeated",
    ),
    "webfeeds:icon": (
        f"<webfeeds:icon>{U}</webfeeds:icon>",
        "<webfeeds:icon>a.png</webfeeds:icon>",
        "webfeeds-url-invalid",
    ),
    "webfeeds:logo": (
        f"<webfeeds:logo>{U}</webfeeds:logo>",
        "<webfeeds:logo>/a.svg</webfeeds:logo>",
        "webfeeds-url-invalid",
    ),
    "webfeeds:cover": (
        f'<webfeeds:cover image="{U}"/>',
        '<webfeeds:cover image="a.jpg"/>',
        "webfeeds-url-invalid",
    ),
    "webfeeds:accentColor": (
        "<webfeeds:accentColor>0af</webfeeds:accentColor>",
        "<webfeeds:accentColor>#0af</webfeeds:accentColor>",
        "webfeeds-colour-invalid",
    ),
    "webfeeds:related": (
        '<webfeeds:related layout="card" target="browser"/>',
        '<webfeeds:related layout="list"/>',
        "webfeeds-word-unusual",
    ),
    "webfeeds:analytics": (
        '<webfeeds:analytics id="UA-1" engine="GoogleAnalytics"/>',
        '<webfeeds:analytics engine="GoogleAnalytics"/>',
        "module-attribute-missing",
    ),
}


def _of_scene(name: str, good: str, bad: str, rule: str) -> tuple[str, str, str]:
    form = f"<media:scenes><media:scene><media:{name}>{{}}</media:{name}>"
    end = "</media:scene></media:scenes>"
    return form.format(good) + end, form.format(bad) + end, rule


for _name, _good, _bad, _rule in (
    ("sceneTitle", "A", "<b/>", "module-text-has-elements"),
    ("sceneDescription", "A", "", "module-element-empty"),
    ("sceneStartTime", "00:15", "soon", "media-time-invalid"),
    ("sceneEndTime", "now", "1h", "media-time-invalid"),
):
    EXAMPLES[f"media:{_name}"] = _of_scene(_name, _good, _bad, _rule)

_OF_KIND = {
    Kind.W3C_DATE: ("2026-03-01", "1 March", None),
    Kind.LANGUAGE: ("en", "english", None),
    Kind.TEXT: ("A", "<b>A</b>", "module-text-has-elements"),
    Kind.MARKUP: ("A", "<b>A</b>", "module-text-has-elements"),
}
for _row in dcterms.VOCABULARY.elements:
    _right, _wrong, _rule = _OF_KIND[_row.value.kind]
    _form = f"<dcterms:{_row.name}>{{}}</dcterms:{_row.name}>"
    EXAMPLES[f"dcterms:{_row.name}"] = (
        _form.format(_right),
        _form.format(_wrong),
        _rule,
    )

each_element = pytest.mark.parametrize("element", EXAMPLES)


def found(element: str, snippet: str) -> list[str]:
    of_channel = element.startswith(BY_CHANNEL)
    document = (
        f'<rss version="2.0" {SPACES}><channel><title>T</title>'
        f"<link>https://tide.example/</link><description>D</description>"
        f"{snippet if of_channel else ''}<item><title>N</title>"
        f"{'' if of_channel else snippet}</item></channel></rss>"
    )
    report = fp.validate(document.encode())
    weighty = (*report.errors, *report.warnings)
    return [one.rule for one in weighty if one.rule != "module-element-deprecated"]


def test_every_element_has_examples() -> None:
    every = {
        f"{module.VOCABULARY.prefix}:{row.name}"
        for module in MODULES
        for row in module.VOCABULARY.elements
    }

    assert every == set(EXAMPLES)
    assert all(f"<{name}" in "".join(EXAMPLES[name][:2]) for name in EXAMPLES)


@each_element
def test_the_good_example_of_an_element_is_accepted(element: str) -> None:
    assert [] == found(element, EXAMPLES[element][0])


@each_element
def test_the_bad_example_of_an_element_is_found(element: str) -> None:
    _, bad, rule = EXAMPLES[element]
    rules = found(element, bad)

    assert 1 == len(rules), rules
    assert rule is None or [rule] == rules
    assert re.fullmatch("[a-z0-9-]+", rules[0])
