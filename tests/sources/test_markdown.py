"""Markdown: CommonMark with GitHub's additions, and generators' commands."""

from __future__ import annotations

import pytest

from feedpub.sources.markdown import read_markdown, render

pytest.importorskip("markdown_it")


def read(text):
    return read_markdown(text.encode(), where="x.md")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a* **b**", "<p><em>a</em> <strong>b</strong></p>\n"),
        ("~~a~~", "<p><s>a</s></p>\n"),
        ("<div class='x'>raw</div>", "<div class='x'>raw</div>"),
        (
            "See https://a.example/b_c_d, now.",
            (
                '<p>See <a href="https://a.example/b_c_d">https://a.example/b_c_d</a>, '
                "now.</p>\n"
            ),
        ),
        (
            "(https://a.example/x_(y))",
            '<p>(<a href="https://a.example/x_(y)">https://a.example/x_(y)</a>)</p>\n',
        ),
        (
            "[https://a.example](https://b.example)",
            '<p><a href="https://b.example">https://a.example</a></p>\n',
        ),
        (
            '<a href="x">https://a.example</a>',
            '<p><a href="x">https://a.example</a></p>\n',
        ),
        ("`https://a.example`", "<p><code>https://a.example</code></p>\n"),
        ("https://", "<p>https://</p>\n"),
    ],
)
def test_markdown_becomes_html(text, html):
    assert html == render(text)


def test_tables_and_footnotes_are_known():
    html = render("| a |\n|---|\n| 1 |\n\nx[^1]\n\n[^1]: note\n")

    assert "<td>1</td>" in html
    assert 'class="footnotes"' in html


def test_a_first_heading_is_the_title_if_there_is_no_other():
    record = read("# The `neap` tide\n\nBody\n")

    assert ({"title": "The neap tide"}, "<p>Body</p>\n") == (
        record.fields,
        record.content,
    )
    assert ("title 'The neap tide', taken from the first heading",) == record.notes


def test_a_first_heading_stays_below_a_title():
    record = read("---\nTitle: Tides\n---\n# Neap\n")

    assert ({"Title": "Tides"}, "<h1>Neap</h1>\n") == (record.fields, record.content)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            '{{< figure src="a b.png" alt="A" caption="<C>" >}}',
            (
                '<figure><img src="a b.png" alt="A">'
                "<figcaption>&lt;C&gt;</figcaption></figure>"
            ),
        ),
        ("x {{< figure src=a.png />}}", '<p>x <img src="a.png" alt=""></p>\n'),
        (
            "{{< highlight python >}}\nx = 1\n{{< /highlight >}}",
            '<pre><code class="language-python">x = 1\n</code></pre>\n',
        ),
        (
            "{% highlight ruby %}\nx = 1\n{% endhighlight %}",
            '<pre><code class="language-ruby">x = 1\n</code></pre>\n',
        ),
        (
            '{{ youtube(id="abc") }}',
            (
                '<p><a href="https://www.youtube.com/watch?v=abc">'
                "https://www.youtube.com/watch?v=abc</a></p>\n"
            ),
        ),
        (
            "[x]({{ site.baseurl }}/a) ![y]({{ '/b.png' | relative_url }})",
            '<p><a href="/a">x</a> <img src="/b.png" alt="y" /></p>\n',
        ),
        ("{% raw %}a{% endraw %}", "<p>a</p>\n"),
        (
            "Write {% raw %}{{ a.b }}{% endraw %} or\n{% raw %}\n{% x %}\n{% endraw %}",
            "<p>Write {{ a.b }} or</p>\n<p>{% x %}</p>\n",
        ),
        (
            (
                "{% highlight liquid linenos %}\n{% raw %}{{ a.b }}{% endraw %}\n"
                "```\n{% y %}\n{% endhighlight %}"
            ),
            (
                '<pre><code class="language-liquid">{{ a.b }}\n'
                "```\n{% y %}\n</code></pre>\n"
            ),
        ),
        (
            "So: {% highlight sh %}ls{% endhighlight %} and\n\n*more*",
            (
                '<p>So:</p>\n<pre><code class="language-sh">ls\n</code></pre>\n'
                "<p>and</p>\n<p><em>more</em></p>\n"
            ),
        ),
    ],
)
def test_plain_commands_of_generators_are_run(text, html):
    record = read(text)

    assert (html, ()) == (record.content, record.notes)


def test_other_commands_are_taken_out_and_noted_with_their_lines():
    record = read(
        "---\ntitle: x\n---\n{{< notice tip >}}\nMind!\n{{< /notice >}}\n{: .big}\n"
    )

    assert "<p>Mind!</p>\n" == record.content
    assert (
        "line 4: {{< notice tip >}} was taken out, not run",
        "line 6: {{< /notice >}} was taken out, not run",
        "line 7: {: .big} was taken out, not run",
    ) == record.notes


def test_a_value_of_the_site_is_not_known_and_that_is_noted():
    record = read("By {{ site.author }} of {{ site.title | escape }}.")

    assert (
        "line 1: {{ site.author }} was taken out, not run",
        "line 1: {{ site.title | escape }} was taken out, not run",
    ) == record.notes


@pytest.mark.parametrize(
    "text", ["`{{< x >}}`", "```\n{{< x >}} {% y %}\n```", "a {{b}} {c}"]
)
def test_commands_in_code_and_plain_braces_are_left_alone(text):
    record = read(text)

    assert () == record.notes
    assert record.content.count("{") == text.count("{")
