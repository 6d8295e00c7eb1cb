"""A feed as news partners and e-mail tools want it, made of the same articles.

What each of them asks for is in the profiles of the validator and in docs/news.md; what
can be said about an article without guessing is added here, and the rest is an error.
"""

from __future__ import annotations

from feedpub.publisher.partners.making import for_partner
from feedpub.publisher.partners.wants import PARTNERS, Wants

__all__ = ["PARTNERS", "Wants", "for_partner"]
