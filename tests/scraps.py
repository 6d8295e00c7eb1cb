"""Scraps of HTML, from which heaps are drawn."""

from __future__ import annotations

from hypothesis import strategies as st

BASE = "https://tide.example/2026/neap/"


SCRAPS = [
    *(
        "<",
        ">",
        "</",
        "/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?",
        "&",
        "&lt;",
        "&#60;",
        "&",
    ),
    *(
        '"',
        "'",
        "=",
        " ",
        "\n",
        "\t",
        "\r\n",
        "\0",
        "\xa0",
        "é",
        "\U0001f600",
        ";",
        ",",
        "#",
    ),
    *("a", "p", "div", "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a>", "</a>"),
    *(
        "<table>",
        "</table>",
        "<td>",
        "<pre>",
        "</pre>",
        "<ul><li>",
        "<br/>",
        "<object>",
    ),
    *("<svg>", "</svg>", "<math>", "</math>", "<mi>", "<mtext>", "<style>", "</style>"),
    *("<script>", "</script>", "<textarea>", "</textarea>", "<title>", "</title>"),
    *(
        "<noscript>",
        "</noscript>",
        "<template>",
        "<select>",
        "<iframe src='https://x/'>",
    ),
    *("<iframe>", "</iframe>", "<img ", "<a ", "href=", "src=", "srcset=", "onerror="),
    *("style=", "cite=", "javascript:x()", "data:image/png,x", "../x", "/y", "//z/"),
    *("?q", "https://ok.example/", "1x", "x", "<plaintext>", "<form>", "<h1>", "<xmp>"),
]


markup = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=3), max_size=25).map(
    "".join
)
