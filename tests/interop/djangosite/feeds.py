"""The views, as Django's documentation writes them."""

from __future__ import annotations

from django.contrib.syndication.views import Feed
from django.utils import feedgenerator as stock
from interop.djangosite.models import Story

from feedpub.interop import django as ours

MEDIA = "http://search.yahoo.com/mrss/"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"


class Stories(Feed):
    feed_type = ours.Rss
    title = "Tidewater & sons"
    link = "/"
    description = "Notes on tides."
    author_name = "Ada Reed"
    author_email = "ada@tide.example"
    categories = ("tides",)
    feed_copyright = "Ada Reed 2026"
    ttl = 60

    def items(self):
        return Story.objects.all()[:20]

    def item_description(self, item):
        return item.body

    def item_pubdate(self, item):
        return item.published

    def item_updateddate(self, item):
        return item.updated

    def item_author_name(self, item):
        return item.author or None

    def item_categories(self, item):
        return [item.slug]


class AtomStories(Stories):
    feed_type = ours.Atom
    subtitle = Stories.description


class JsonStories(Stories):
    feed_type = ours.JsonFeed


class StockStories(Stories):
    feed_type = stock.Rss201rev2Feed


class StockAtom(AtomStories):
    feed_type = stock.Atom1Feed


class Hooked(ours.Rss):
    def rss_attributes(self):
        return {**super().rss_attributes(), "xmlns:media": MEDIA}

    def root_attributes(self):
        return {"xmlns:x": "https://x.example/ns", **super().root_attributes()}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        handler.startElement("image", {})
        handler.addQuickElement("url", self.feed["picture"])
        handler.addQuickElement("title", self.feed["title"])
        handler.addQuickElement("link", self.feed["link"])
        handler.endElement("image")
        handler.addQuickElement("x:mood", "calm & <deep>")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("category", "hooked")
        url = f"https://tide.example/{item['number']}.png"
        handler.addQuickElement("media:thumbnail", None, {"url": url})
        handler.addQuickElement("x:depth", "7", {"unit": "m"})


class HookedStories(Stories):
    feed_type = Hooked

    def feed_extra_kwargs(self, obj):  # noqa: ARG002 - Django's signature
        return {"picture": "https://tide.example/logo.png"}

    def item_extra_kwargs(self, item):
        return {"number": item.pk}


class HookedView(ours.FeedView, HookedStories):
    feed_type = Hooked
    stylesheets = ("/feed.xsl",)


class View(ours.FeedView, Stories):
    feed_type = ours.Rss
    max_age = 60


class AtomView(ours.FeedView, AtomStories):
    feed_type = ours.Atom


class JsonView(ours.FeedView, Stories):
    feed_type = ours.JsonFeed
    private = True


class WrongView(ours.FeedView, Stories):
    feed_type = stock.Rss201rev2Feed


class ByAuthor(View):
    def get_object(self, request, author):  # noqa: ARG002 - Django's signature
        found = Story.objects.filter(author=author).first()
        if found is None:
            raise Story.DoesNotExist
        return author

    def items(self, obj):
        return Story.objects.filter(author=obj)


class Episodes(ours.FeedView, Stories):
    feed_type = ours.PodcastRss
    language = "en"

    def feed_extra_kwargs(self, obj):  # noqa: ARG002 - Django's signature
        return {
            "itunes_author": "Ada Reed",
            "itunes_image": "https://tide.example/cover.png",
            "itunes_categories": ["Arts"],
            "itunes_explicit": False,
            "itunes_owner": {"name": "Ada Reed", "email": "ada@tide.example"},
            "podcast_guid": "5d472e3e-7d35-58bb-abfc-bab9864a9ed7",
            "podcast_locked": True,
            "podcast_funding": {"url": "https://tide.example/give/", "label": "Give"},
        }

    def item_enclosure_url(self, item):
        return item.recording

    item_enclosure_length = 123456
    item_enclosure_mime_type = "audio/mpeg"

    def item_extra_kwargs(self, item):
        return {
            "itunes_duration": item.seconds,
            "itunes_explicit": False,
            "podcast_transcript": [
                {"url": f"https://tide.example/{item.slug}.vtt", "type": "text/vtt"},
                {"url": f"https://tide.example/{item.slug}.srt", "type": "text/srt"},
            ],
            "podcast_person": ["Mira Dahl"],
        }


class Undated(Feed):
    """The first example of Django's documentation: no dates, no author."""

    feed_type = ours.Rss
    title = "Tidewater"
    link = "/"
    description = "Notes on tides."

    def items(self):
        return Story.objects.all()


class UndatedAtom(Undated):
    feed_type = ours.Atom


class Dated(Undated):
    def feed_extra_kwargs(self, obj):  # noqa: ARG002 - Django's signature
        return {"feedpub": {"updated": "2026-03-01", "hubs": ["https://hub.example/"]}}
