"""The catalogue: every rule of every module listed here, in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator.rule import Rule
from feedpub.validator.rules import engine
from feedpub.validator.rules.atom import bases as atom_bases
from feedpub.validator.rules.atom import category as atom_category
from feedpub.validator.rules.atom import content as atom_content
from feedpub.validator.rules.atom import dates as atom_dates
from feedpub.validator.rules.atom import entry as atom_entry
from feedpub.validator.rules.atom import feed as atom_feed
from feedpub.validator.rules.atom import history as atom_history
from feedpub.validator.rules.atom import iris as atom_iris
from feedpub.validator.rules.atom import licences as atom_licences
from feedpub.validator.rules.atom import links as atom_links
from feedpub.validator.rules.atom import person as atom_person
from feedpub.validator.rules.atom import publishing as atom_publishing
from feedpub.validator.rules.atom import service as atom_service
from feedpub.validator.rules.atom import structure as atom_structure
from feedpub.validator.rules.atom import text as atom_text
from feedpub.validator.rules.atom import threads as atom_threads
from feedpub.validator.rules.atom import tombstones as atom_tombstones
from feedpub.validator.rules.document import bytes as document_bytes
from feedpub.validator.rules.document import encoding as document_encoding
from feedpub.validator.rules.document import http as document_http
from feedpub.validator.rules.document import json as document_json
from feedpub.validator.rules.document import wellformed as document_wellformed
from feedpub.validator.rules.document import xml as document_xml
from feedpub.validator.rules.html import links as html_links
from feedpub.validator.rules.html import markup as html_markup
from feedpub.validator.rules.html import nesting as html_nesting
from feedpub.validator.rules.html import safety as html_safety
from feedpub.validator.rules.html import text as html_text
from feedpub.validator.rules.html import xhtml as html_xhtml
from feedpub.validator.rules.json import attachments as json_attachments
from feedpub.validator.rules.json import feed as json_feed
from feedpub.validator.rules.json import items as json_items
from feedpub.validator.rules.json import links as json_links
from feedpub.validator.rules.json import members as json_members
from feedpub.validator.rules.modules import dublin as modules_dublin
from feedpub.validator.rules.modules import general as modules_general
from feedpub.validator.rules.modules import itunes as modules_itunes
from feedpub.validator.rules.modules import media as modules_media
from feedpub.validator.rules.modules import media_meaning as modules_media_meaning
from feedpub.validator.rules.modules import namespaces as modules_namespaces
from feedpub.validator.rules.modules import partners as modules_partners
from feedpub.validator.rules.modules import places as modules_places
from feedpub.validator.rules.modules import search as modules_search
from feedpub.validator.rules.modules import structure as modules_structure
from feedpub.validator.rules.modules import syndication as modules_syndication
from feedpub.validator.rules.partners import feedly as partners_feedly
from feedpub.validator.rules.partners import flipboard as partners_flipboard
from feedpub.validator.rules.partners import google as partners_google
from feedpub.validator.rules.partners import mailchimp as partners_mailchimp
from feedpub.validator.rules.partners import msn as partners_msn
from feedpub.validator.rules.partners import msn_bodies as partners_msn_bodies
from feedpub.validator.rules.partners import news as partners_news
from feedpub.validator.rules.partners import news_feeds as partners_news_feeds
from feedpub.validator.rules.partners import newsbreak as partners_newsbreak
from feedpub.validator.rules.partners import smartnews as partners_smartnews
from feedpub.validator.rules.podcasts import apple as podcasts_apple
from feedpub.validator.rules.podcasts import directories as podcasts_directories
from feedpub.validator.rules.podcasts import episodes as podcasts_episodes
from feedpub.validator.rules.podcasts import feeds as podcasts_feeds
from feedpub.validator.rules.podcasts import money as podcasts_money
from feedpub.validator.rules.podcasts import podcasting as podcasts_podcasting
from feedpub.validator.rules.podcasts import psp as podcasts_psp
from feedpub.validator.rules.podcasts import shows as podcasts_shows
from feedpub.validator.rules.podcasts import tags as podcasts_tags
from feedpub.validator.rules.podcasts import values as podcasts_values
from feedpub.validator.rules.podcasts.live import in_live_items
from feedpub.validator.rules.rdf import advice as rdf_advice
from feedpub.validator.rules.rdf import resources as rdf_resources
from feedpub.validator.rules.rdf import structure as rdf_structure
from feedpub.validator.rules.rss import channel as rss_channel
from feedpub.validator.rules.rss import characters as rss_characters
from feedpub.validator.rules.rss import cloud as rss_cloud
from feedpub.validator.rules.rss import dates as rss_dates
from feedpub.validator.rules.rss import elements as rss_elements
from feedpub.validator.rules.rss import enclosure as rss_enclosure
from feedpub.validator.rules.rss import extensions as rss_extensions
from feedpub.validator.rules.rss import guid as rss_guid
from feedpub.validator.rules.rss import image as rss_image
from feedpub.validator.rules.rss import item as rss_item
from feedpub.validator.rules.rss import language as rss_language
from feedpub.validator.rules.rss import people as rss_people
from feedpub.validator.rules.rss import skipping as rss_skipping
from feedpub.validator.rules.rss import structure as rss_structure
from feedpub.validator.rules.rss import textinput as rss_textinput
from feedpub.validator.rules.rss import urls as rss_urls

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

MODULES: Final[tuple[ModuleType, ...]] = (
    document_bytes,
    document_encoding,
    document_xml,
    document_wellformed,
    document_json,
    document_http,
    rss_structure,
    rss_elements,
    rss_channel,
    rss_language,
    rss_urls,
    rss_people,
    rss_cloud,
    rss_image,
    rss_textinput,
    rss_skipping,
    rss_item,
    rss_guid,
    rss_enclosure,
    rss_dates,
    rss_extensions,
    rss_characters,
    atom_feed,
    atom_entry,
    atom_structure,
    atom_person,
    atom_dates,
    atom_iris,
    atom_category,
    atom_text,
    atom_content,
    atom_links,
    atom_bases,
    atom_history,
    atom_threads,
    atom_tombstones,
    atom_licences,
    atom_publishing,
    atom_service,
    json_feed,
    json_members,
    json_links,
    json_items,
    json_attachments,
    html_safety,
    html_markup,
    html_links,
    html_nesting,
    html_text,
    html_xhtml,
    rdf_structure,
    rdf_resources,
    rdf_advice,
    modules_namespaces,
    modules_structure,
    modules_general,
    modules_dublin,
    modules_syndication,
    modules_places,
    modules_search,
    modules_media,
    modules_media_meaning,
    modules_partners,
    modules_itunes,
    podcasts_values,
    podcasts_tags,
    podcasts_feeds,
    podcasts_money,
    podcasts_podcasting,
    podcasts_shows,
    podcasts_episodes,
    podcasts_apple,
    podcasts_psp,
    podcasts_directories,
    partners_news,
    partners_news_feeds,
    partners_msn,
    partners_msn_bodies,
    partners_smartnews,
    partners_flipboard,
    partners_google,
    partners_newsbreak,
    partners_mailchimp,
    partners_feedly,
    engine,
)
"""The families of rules; a new file of rules is a new line here."""

RULES: Final[Mapping[str, Rule]] = {
    rule.name: in_live_items(rule)
    for module in MODULES
    for rule in vars(module).values()
    if isinstance(rule, Rule)
}
"""Every rule by its name, in the order in which it is written down."""
