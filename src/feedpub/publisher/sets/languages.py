"""What languages are called in themselves, as people look for their own.

Source: the names that CLDR has for each language in that language, with a capital.
"""

from __future__ import annotations

from typing import Final


def name_of(tag: str) -> str:
    """Name the language of a tag, such as `Deutsch`; the tag itself if it is not known.

    The tag is shortened from its end until it is known (RFC 4647, 3.4), and what was
    taken away stands behind the name: `Deutsch (LI)`.
    """
    known, rest = tag.lower().replace("_", "-"), ""
    while known not in _NAMES:
        known, _, last = known.rpartition("-")
        rest = f"{last}-{rest}" if rest else last
        if not known:
            return tag
    return f"{_NAMES[known]} ({tag[-len(rest) :]})" if rest else _NAMES[known]


_NAMES: Final = {
    "af": "Afrikaans",
    "ar": "العربية",
    "az": "Azərbaycan",
    "be": "Беларуская",
    "bg": "Български",
    "bn": "বাংলা",
    "bs": "Bosanski",
    "ca": "Català",
    "cs": "Čeština",
    "cy": "Cymraeg",
    "da": "Dansk",
    "de": "Deutsch",
    "de-at": "Deutsch (Österreich)",
    "de-ch": "Deutsch (Schweiz)",
    "el": "Ελληνικά",
    "en": "English",
    "eo": "Esperanto",
    "es": "Español",
    "es-mx": "Español (México)",
    "et": "Eesti",
    "eu": "Euskara",
    "fa": "فارسی",
    "fi": "Suomi",
    "fr": "Français",
    "fr-ca": "Français (Canada)",
    "fr-ch": "Français (Suisse)",
    "ga": "Gaeilge",
    "gl": "Galego",
    "gu": "ગુજરાતી",
    "he": "עברית",
    "hi": "हिन्दी",
    "hr": "Hrvatski",
    "hu": "Magyar",
    "hy": "Հայերեն",
    "id": "Indonesia",
    "is": "Íslenska",
    "it": "Italiano",
    "ja": "日本語",
    "ka": "ქართული",
    "kk": "Қазақ тілі",
    "km": "ខ្មែរ",
    "kn": "ಕನ್ನಡ",
    "ko": "한국어",
    "lb": "Lëtzebuergesch",
    "lt": "Lietuvių",
    "lv": "Latviešu",
    "mk": "Македонски",
    "ml": "മലയാളം",
    "mn": "Монгол",
    "mr": "मराठी",
    "ms": "Melayu",
    "my": "မြန်မာ",
    "nb": "Norsk bokmål",
    "ne": "नेपाली",
    "nl": "Nederlands",
    "nn": "Norsk nynorsk",
    "no": "Norsk",
    "pa": "ਪੰਜਾਬੀ",
    "pl": "Polski",
    "pt": "Português",
    "pt-br": "Português (Brasil)",
    "pt-pt": "Português (Portugal)",
    "rm": "Rumantsch",
    "ro": "Română",
    "ru": "Русский",
    "sk": "Slovenčina",
    "sl": "Slovenščina",
    "sq": "Shqip",
    "sr": "Српски",
    "sr-latn": "Srpski",
    "sv": "Svenska",
    "sw": "Kiswahili",
    "ta": "தமிழ்",
    "te": "తెలుగు",
    "th": "ไทย",
    "tr": "Türkçe",
    "uk": "Українська",
    "ur": "اردو",
    "uz": "O\N{LEFT SINGLE QUOTATION MARK}zbek",
    "vi": "Tiếng Việt",
    "zh": "中文",
    "zh-cn": "简体中文",
    "zh-hans": "简体中文",
    "zh-hant": "繁體中文",
    "zh-hk": "繁體中文 (香港)",
    "zh-tw": "繁體中文",
}
