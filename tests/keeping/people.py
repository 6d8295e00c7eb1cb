"""People as each format gives them back."""

from __future__ import annotations

from dataclasses import replace

import feedpub as fp
from keeping.texts import SPACE, uri

UNSAYABLE = set("()\\")
"""Brackets end the comment that a name is in (RFC 5322, 3.2.2)."""


def named(people: tuple[fp.Person, ...]) -> list[fp.Person]:
    return [fp.Person(name=one.name.strip(SPACE)) for one in people]


def mailed(people: tuple[fp.Person, ...]) -> list[fp.Person]:
    if len(people) == 1 and people[0].email and not UNSAYABLE & set(people[0].name):
        return [fp.Person(name=people[0].name.strip(SPACE), email=people[0].email)]
    return named(people)


def webmaster(person: fp.Person) -> fp.Person:
    unsayable = UNSAYABLE & set(person.name)
    name = person.email if unsayable else person.name.strip(SPACE)
    return fp.Person(name=name, email=person.email)


def faceless(people: tuple[fp.Person, ...]) -> list[fp.Person]:
    return [replace(one, name=one.name.strip(SPACE), avatar=None) for one in people]


def faces(people: tuple[fp.Person, ...]) -> list[fp.Person]:
    return [
        fp.Person(name=one.name.strip(SPACE), url=uri(one.url), avatar=uri(one.avatar))
        for one in people
    ]
