"""Settings of the project."""

from __future__ import annotations

SECRET_KEY = "tides"
ALLOWED_HOSTS = ["tide.example"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
INSTALLED_APPS = ["django.contrib.contenttypes", "interop.djangosite"]
MIDDLEWARE = []
ROOT_URLCONF = "interop.djangosite.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
LANGUAGE_CODE = "en-gb"
