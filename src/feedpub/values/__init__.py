"""Checkers of single values: each says in a clause what is wrong, or None.

They parse and never call a formatter, so that they share none of its mistakes. The
clause follows the value in a sentence (`'en_US' has underscores; write en-US`): it
starts in lower case, has no full stop at its end and does not repeat the value.
No text makes a checker raise, and none makes it slow.
"""

from __future__ import annotations

from feedpub.values.language import language_fault
from feedpub.values.mail import email_fault
from feedpub.values.media import media_type_fault
from feedpub.values.relations import is_registered_relation, relation_fault

__all__ = [
    "email_fault",
    "is_registered_relation",
    "language_fault",
    "media_type_fault",
    "relation_fault",
]
