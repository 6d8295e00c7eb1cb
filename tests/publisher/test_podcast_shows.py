"""The table `[podcast]` makes the feed of a podcast."""

from __future__ import annotations

import pytest
from publisher.podcasts import PNG, TOML, built, refused, show_of, value

from feedpub import formats
from feedpub.namespaces import itunes, podcast


class TestAShow:
    def test_takes_author_and_owner_from_the_feed(self, studio):
        show = value(show_of(studio, ""), itunes.Show)

        assert "Ada Reed, Bo Lind" == show.author
        assert itunes.Owner(email="ada@tide.example", name="Ada Reed") == show.owner

    def test_says_what_directories_ask_for(self, studio):
        feed = show_of(
            studio,
            'author = "The Sea"\nowner = "Cy <cy@tide.example>"\nimage = "cover.png"\n'
            'categories = ["Arts > Books", "News", "Arts > Design"]\nexplicit = true\n'
            'type = "serial"\ntitle = "T"\nblock = true\ncomplete = true\n'
            'new_feed_url = "https://new.example/"\n',
        )

        assert itunes.Show(
            author="The Sea",
            owner=itunes.Owner(email="cy@tide.example", name="Cy"),
            image="https://cdn.example/m/cover.png",
            categories=[
                itunes.Category("Arts", ["Books", "Design"]),
                itunes.Category("News"),
            ],
            explicit=True,
            type="serial",
            title="T",
            block=True,
            complete=True,
            new_feed_url="https://new.example/",
        ) == value(feed, itunes.Show)

    def test_says_what_podcasting_2_has_for_it(self, studio):
        guid = "9b024349-ccf0-5f69-a609-6b82873eab3c"
        feed = show_of(
            studio,
            f'guid = "{guid}"\nlocked = true\nmedium = "music"\n'
            'license = { identifier = "mine", url = "https://tide.example/l" }\n'
            'location = "Port Merrow"\npersons = ["Ada", { name = "Bo", role = "x" }]\n'
            'funding = ["https://a.example/", { url = "https://b.example/" }]\n'
            'update_frequency = "weekly"\ntxt = { verify = "abc" }\n',
        )

        assert (
            podcast.Guid(guid=guid),
            podcast.Locked(locked=True, owner="ada@tide.example"),
            podcast.Medium(medium="music"),
            podcast.License(identifier="mine", url="https://tide.example/l"),
            podcast.Location(name="Port Merrow"),
            podcast.Txt(text="abc", purpose="verify"),
            podcast.UpdateFrequency(label="weekly"),
            podcast.Funding(url="https://a.example/"),
            podcast.Funding(url="https://b.example/"),
            podcast.Person(name="Ada"),
            podcast.Person(name="Bo", role="x"),
        ) == feed.extensions[1:]

    def test_is_told_the_guid_that_is_made_for_it(self, studio):
        result = built(studio)
        guid = podcast.guid_for("https://tide.example/rss.xml")

        assert podcast.Guid(guid=guid) == value(result.feed, podcast.Guid)
        assert [True] == [f'guid = "{guid}"' in str(note) for note in result.notes]

    def test_is_told_of_artwork_that_apple_refuses(self, studio):
        small = PNG.replace(bytes.fromhex("00000578"), bytes.fromhex("00000258"))
        (studio / "media/cover.png").write_bytes(small)
        result = built(studio, show='image = "cover.png"\n')

        assert any("has 600 x 600 pixels" in str(note) for note in result.notes)

    def test_may_have_its_artwork_elsewhere(self, studio):
        feed = show_of(studio, 'image = "https://x.example/a.png"\n')

        assert "https://x.example/a.png" == value(feed, itunes.Show).image

    @pytest.mark.parametrize("format", ["rss", "atom", "json"])
    def test_is_carried_by_every_format(self, studio, format):
        feed = show_of(studio, 'categories = "Arts"\nlocation = "Port Merrow"\n')

        assert b"Port Merrow" in formats.write(feed, format)
        assert [] == [
            loss for loss in formats.losses(feed, format) if "extension" in loss.field
        ]

    @pytest.mark.parametrize(
        ("show", "said"),
        [
            ("explict = true", ":12: podcast.explict: is no key; did you mean 'expli"),
            ('explicit = "no"', ":12: podcast.explicit: expected true or false, got"),
            ('type = "x"', ":12: podcast.type: is none of 'episodic', 'serial'"),
            ('image = "no.png"', ":12: podcast.image: media/no.png: is not there"),
            ('image = "a.vtt"', ":12: podcast.image: media/a.vtt: type: is of no"),
            ('\ncategories = "Art"', ":13: podcast.categories: there is no 'Art' in"),
            ('categories = "Arts > Book"', "there is no 'Book' below 'Arts'"),
            ('owner = "Ada"', ":12: podcast.owner.email: 'Ada': "),
            ('guid = "x"', ":12: podcast.guid: 'x'"),
            ('medium = "x"', ":12: podcast.medium: 'x'"),
            ('license = "x"', ":12: podcast.license.url: is missing"),
            ('funding = "x"', ":12: podcast.funding.url: 'x'"),
            ('funding = [{ ur = "x" }]', ":12: podcast.funding[0]: object"),
            ('persons = [""]', ":12: podcast.persons.name: is blank"),
            ('location = { name = "x", geo = "1,2" }', ":12: podcast.location.geo"),
            ('new_feed_url = "x"', ":12: podcast.new_feed_url: 'x'"),
        ],
    )
    def test_that_is_wrong_is_told_with_file_line_and_key(self, studio, show, said):
        [problem] = refused(studio, show=f"{show}\n")

        assert said in problem
        assert problem.startswith("feedpub.toml:")

    def test_with_several_faults_tells_them_all(self, studio):
        show = 'guid = "x"\nmedium = "x"\ncategories = "x"\nimage = "x"\n'

        assert ["image", "categories", "guid", "medium"] == [
            problem.split(": ")[1].removeprefix("podcast.")
            for problem in refused(studio, show=show)
        ]

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            (
                'media = "media"',
                'media = "x"',
                ":10: podcast.media: there is no",
            ),
            ("media_url =", "#", "podcast.media_url: is missing; say where 'media'"),
            ("https://cdn.example/m", "/m", ":11: podcast.media_url: '/m': is rel"),
            ("example/m", "example/m?x", ":11: podcast.media_url: 'https://cdn"),
        ],
    )
    def test_says_where_its_files_are(self, studio, monkeypatch, old, new, said):
        monkeypatch.setattr("publisher.podcasts.TOML", TOML.replace(old, new))
        [problem] = refused(studio)

        assert said in problem

    def test_without_a_folder_needs_addresses(self, studio, monkeypatch):
        bare = TOML.partition("media =")[0]
        monkeypatch.setattr("publisher.podcasts.TOML", bare)
        [problem] = refused(studio, "tags: x", 'image = "cover.png"\n')

        assert (
            "podcast.image: 'cover.png' is a file; give its folder as media" in problem
        )

    def test_is_no_truth_value(self, studio, monkeypatch):
        monkeypatch.setattr(
            "publisher.podcasts.TOML",
            TOML.partition("[podcast]")[0] + "podcast = true\n",
        )
        [problem] = refused(studio)

        assert "podcast: expected a table in { }" in problem
