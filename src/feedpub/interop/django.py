"""Django's syndication framework with feedpub behind it.

`feed_type = feedpub.interop.django.Rss` is all that a view has to say; a `FeedView`
also answers as HTTP wants it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.interop import syndication
from feedpub.interop.frameworks import answer, missing
from feedpub.interop.syndication import SyndicationError
from feedpub.interop.syndication.hooks import Library

try:
    from django.contrib.syndication import views
    from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist
    from django.http import Http404, HttpResponse
    from django.utils import feedgenerator as stock
    from django.utils import xmlutils
except ImportError as error:
    raise missing("django", __name__) from error

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["Atom", "FeedView", "JsonFeed", "PodcastRss", "Rss", "SyndicationError"]

_LIBRARY: Final = Library(
    xmlutils.SimplerXMLGenerator, xmlutils.UnserializableContentError, stock.get_tag_uri
)


class Rss(syndication.Rss, stock.Rss201rev2Feed):  # type: ignore[misc]  # Django has no types
    """RSS 2.0 in the place of `django.utils.feedgenerator.Rss201rev2Feed`."""

    library = _LIBRARY


class Atom(syndication.Atom, stock.Atom1Feed):  # type: ignore[misc]  # Django has no types
    """Atom 1.0 in the place of `django.utils.feedgenerator.Atom1Feed`."""

    library = _LIBRARY


class PodcastRss(syndication.PodcastRss, stock.Rss201rev2Feed):  # type: ignore[misc]  # Django has no types
    """RSS 2.0 with what directories of podcasts read."""

    library = _LIBRARY


class JsonFeed(syndication.JsonFeed, stock.SyndicationFeed):  # type: ignore[misc]  # Django has no types
    """JSON Feed 1.1, which Django does not have."""

    library = _LIBRARY


class FeedView(views.Feed):  # type: ignore[misc]  # Django has no types
    """Django's `Feed` view with ETag, Last-Modified, 304, gzip and a policy.

    It is written like any other; `feed_type` is one of this module.
    """

    feed_type = Rss
    max_age = 900
    """How many seconds caches may keep an answer."""
    private = False
    """Whether the feed depends on who asks; then shared caches must not keep it."""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer a request for the feed."""
        try:
            found = self.get_object(request, *args, **kwargs)
        except ObjectDoesNotExist:
            raise Http404("Feed object does not exist.") from None
        generator = self.get_feed(found, request)
        if not isinstance(generator, syndication.Rss):
            name = type(generator).__name__
            raise ImproperlyConfigured(
                f"feed_type of {type(self).__name__} makes a {name}; give it a class "
                f"of feedpub.interop.django"
            )
        feed = generator.to_feed()
        status, headers, body = answer(
            feed,
            generator.form,
            request.method or "GET",
            request.headers,
            data=generator.bytes_of(feed),
            url=feed.feed_url,
            max_age=self.max_age,
            private=self.private,
        )
        response = HttpResponse(body, status=status, headers=headers)
        if "Content-Type" not in headers:  # or caches would take a 304 for the new type
            del response.headers["Content-Type"]
        return response
