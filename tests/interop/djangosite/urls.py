"""Which view is where."""

from __future__ import annotations

from django.urls import path
from interop.djangosite import feeds

urlpatterns = [
    path("plain/", feeds.Stories()),
    path("plain-atom/", feeds.AtomStories()),
    path("plain-json/", feeds.JsonStories()),
    path("stock/", feeds.StockStories()),
    path("stock-atom/", feeds.StockAtom()),
    path("hooked/", feeds.HookedStories()),
    path("hooked-view/", feeds.HookedView()),
    path("rss/", feeds.View()),
    path("atom/", feeds.AtomView()),
    path("json/", feeds.JsonView()),
    path("wrong/", feeds.WrongView()),
    path("by/<str:author>/", feeds.ByAuthor()),
    path("podcast/", feeds.Episodes()),
    path("undated/", feeds.Undated()),
    path("undated-atom/", feeds.UndatedAtom()),
    path("dated/", feeds.Dated()),
]
