"""Checkers of single values: each says in a clause what is wrong, or None.

They parse and never call a formatter, so that they share none of its mistakes. The
clause follows the value in a sentence (`'en_US' has underscores; write en-US`): it
starts in lower case, has no full stop at its end and does not repeat the value.
No text makes a checker raise, and none makes it slow.
"""

from __future__ import annotations

from feedpub.values.encoded import base64_fault, xml_name_fault
from feedpub.values.iso8601 import iso8601_fault
from feedpub.values.language import language_fault
from feedpub.values.mail import email_fault
from feedpub.values.media import media_type_fault
from feedpub.values.numbers import (
    day_fault,
    hour_fault,
    nonnegative_integer_fault,
    positive_integer_fault,
)
from feedpub.values.places import country_fault, geo_uri_fault
from feedpub.values.recurrence import recurrence_fault
from feedpub.values.relations import is_registered_relation, relation_fault
from feedpub.values.rfc822 import rfc822_datetime, rfc822_fault, rfc822_style_fault
from feedpub.values.timestamps import (
    duration_fault,
    rfc3339_datetime,
    rfc3339_fault,
    w3cdtf_fault,
)

__all__ = [
    "base64_fault",
    "country_fault",
    "day_fault",
    "duration_fault",
    "email_fault",
    "geo_uri_fault",
    "hour_fault",
    "is_registered_relation",
    "iso8601_fault",
    "language_fault",
    "media_type_fault",
    "nonnegative_integer_fault",
    "positive_integer_fault",
    "recurrence_fault",
    "relation_fault",
    "rfc822_datetime",
    "rfc822_fault",
    "rfc822_style_fault",
    "rfc3339_datetime",
    "rfc3339_fault",
    "w3cdtf_fault",
    "xml_name_fault",
]
