"""What the project keeps in its database."""

from __future__ import annotations

from django.db import models


class Story(models.Model):
    title = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    body = models.TextField()
    author = models.CharField(max_length=80, blank=True)
    published = models.DateTimeField(null=True)
    updated = models.DateTimeField(null=True)
    recording = models.CharField(max_length=200, blank=True)
    seconds = models.PositiveIntegerField(null=True)

    class Meta:
        app_label = "djangosite"
        ordering = ("-published", "slug")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/{self.slug}/"
