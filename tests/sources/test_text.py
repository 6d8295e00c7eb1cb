"""Plain text: header lines, and pages that were copied from the web."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedpub.errors import SourceError
from feedpub.sources.text import read_text

BODY = "After ten years the ferry is back, and the whole town came to see it arrive."
PARAGRAPH = f"<p>{BODY}</p>"


def read(text):
    return read_text(text.encode(), where="page.txt")


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        (
            (
                "The Harbour Times\nLocal\nFerry returns to the old pier\n\n"
                f"By Ada Reed | Published: 3 March 2021\n\n{BODY}"
            ),
            {
                "title": "Ferry returns to the old pier",
                "authors": ["Ada Reed"],
                "published": "3 March 2021",
            },
        ),
        (
            f"NEWS\n\nNew ferry arrives\n=====\n\nMonday, 3 May 2021\n\n{BODY}",
            {"title": "New ferry arrives", "published": "Monday, 3 May 2021"},
        ),
        (
            (
                "Advertisement\n\nCookies for the captain's table\n\n"
                f"By Ada Reed, Bob Hope and Cy Young, Staff Writer\n\n{BODY}"
            ),
            {
                "title": "Cookies for the captain's table",
                "authors": ["Ada Reed", "Bob Hope", "Cy Young"],
            },
        ),
        (
            "Ferry back at last\n\nPublished 2021-03-03 · Updated 2021-03-05\n\n"
            + BODY,
            {
                "title": "Ferry back at last",
                "published": "2021-03-03",
                "updated": "2021-03-05",
            },
        ),
        (
            "# Ferry back\n\nPosted on 3rd March 2021, 10:30 UTC\n\n" + BODY,
            {"title": "Ferry back", "published": "3rd March 2021, 10:30 UTC"},
        ),
        (
            "By the river\n\n" + BODY,
            {"title": "By the river"},
        ),
        (
            "Subscribe to our newsletter\n\n" + BODY,
            {"title": "Subscribe to our newsletter"},
        ),
    ],
)
def test_a_page_is_read_as_people_read_it(page, fields):
    record = read(page)

    assert (fields, PARAGRAPH) == (record.fields, record.content)


def test_the_lines_of_the_site_are_left_out_and_named():
    record = read(
        f"Skip to main content\n\nFerry back\n\n{BODY}\n\nShare this article\n\n"
        "Sign up for our newsletter!\n\n\u00a9 2021 The Harbour Times\n"
    )

    assert PARAGRAPH == record.content
    assert {
        "title": "Ferry back",
        "rights": "\u00a9 2021 The Harbour Times",
    } == record.fields
    assert (
        "line 1: left out 'Skip to main content', a line of the site",
        "line 3: title 'Ferry back'",
        "line 7: left out 'Share this article', a line of the site",
        "line 9: left out 'Sign up for our newsletter!', a line of the site",
        "line 11: rights '\u00a9 2021 The Harbour Times'",
    ) == record.notes


def test_a_banner_that_no_list_knows_goes_with_the_lines_above_the_title():
    record = read(f"Harbour Times\n\nThe ferry is back at last\n\n{BODY}")

    assert "The ferry is back at last" == record.fields["title"]
    assert "line 1: left out 'Harbour Times', a line of the site above the title" in (
        record.notes
    )


def test_a_line_between_title_and_text_stays():
    record = read(f"The ferry is back at last\n\nA town rejoices\n\n{BODY}")

    assert f"<p>A town rejoices</p>\n{PARAGRAPH}" == record.content


def test_a_title_on_two_lines_is_one_title():
    record = read(f"After ten years without a boat\nthe ferry is back\n\n{BODY}")

    assert "After ten years without a boat the ferry is back" == record.fields["title"]


def test_a_text_that_begins_with_a_sentence_has_no_title_and_says_so():
    record = read(f"{BODY}\n\n{BODY}")

    assert ({}, f"{PARAGRAPH}\n{PARAGRAPH}") == (record.fields, record.content)
    assert ("line 1: no title was recognised; put `Title: ...` here",) == record.notes


def test_a_poem_keeps_its_verses():
    record = read(
        "The Ferry\n\nIt came\nat dawn\nlike gulls\n\nIt left\nat dusk\nalone\n"
    )

    assert "The Ferry" == record.fields["title"]
    assert (
        "<p>It came at dawn like gulls</p>\n<p>It left at dusk alone</p>"
        == record.content
    )


def test_header_lines_are_taken_at_their_word():
    record = read(
        "Title: A ferry\nDate: 2021-03-03\nAuthor: Ada Reed\n\nSubscribe now.\n"
    )

    assert {
        "Title": "A ferry",
        "Date": "2021-03-03",
        "Author": "Ada Reed",
    } == record.fields
    assert ("page.txt:2", "<p>Subscribe now.</p>", ()) == (
        record.at("Date"),
        record.content,
        record.notes,
    )


def test_a_header_line_may_go_on_in_the_next():
    record = read("Title: A ferry\nSummary: It came\n   at dawn\n\nBody.\n")

    assert "It came at dawn" == record.fields["Summary"]


def test_a_sentence_with_a_colon_is_no_header():
    record = read("Update: the ferry is back\n\n" + BODY)

    assert "Update: the ferry is back" == record.fields["title"]


def test_hard_wrapped_lines_are_joined_and_lists_keep_their_lines():
    record = read(f"Ferry back\n\n{BODY}\n{BODY}\n\n- one\n- two")

    assert f"<p>{BODY} {BODY}</p>\n<p>- one<br>- two</p>" == record.content


def test_without_blank_lines_each_line_is_a_paragraph():
    record = read(f"Ferry back\n{BODY}\n{BODY}\n")

    assert f"{PARAGRAPH}\n{PARAGRAPH}" == record.content
    assert "Ferry back" == record.fields["title"]


def test_markup_in_a_text_is_text():
    record = read(f"Ferry back\n\n{BODY} <b>& so on</b>")

    assert f"<p>{BODY} &lt;b&gt;&amp; so on&lt;/b&gt;</p>" == record.content


def test_front_matter_above_a_text_counts():
    pytest.importorskip("yaml")
    record = read("---\ntitle: A ferry\n---\nBody.\n")

    assert ({"title": "A ferry"}, "<p>Body.</p>") == (record.fields, record.content)


def test_the_line_of_each_find_is_right_after_blank_lines_at_the_top():
    record = read(f"\n\n\nFerry back\n\n3 March 2021\n\n{BODY}")

    assert {"title": 4, "published": 6} == record.lines


def test_a_text_that_is_not_utf_8_is_named_with_its_line():
    with pytest.raises(SourceError) as caught:
        read_text(b"one\ntwo \xff\n", where="page.txt")

    assert "page.txt:2: byte 8 (0xff) is not UTF-8; save the file as UTF-8" == str(
        caught.value
    )


def test_a_byte_order_mark_does_no_harm():
    record = read_text(b"\xef\xbb\xbfTitle: A ferry\r\n\r\nBody.\r\n", where="page.txt")

    assert ({"Title": "A ferry"}, "<p>Body.</p>") == (record.fields, record.content)


@given(st.text(st.sampled_from("AbyB y.,:|\n-=#©0123/"), max_size=70))
def test_no_word_of_a_text_is_lost_without_a_note(text):
    record = read(text)
    told = record.content + " ".join(record.notes) + str(record.fields)

    for word in text.split():
        if word.isalnum() and len(word) > 2:
            assert word in told
