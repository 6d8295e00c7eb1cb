"""The first page of the help, as click makes it; a test holds it to that."""

from __future__ import annotations

PAGE = """\
Usage: feedpub [OPTIONS] COMMAND [ARGS]...

  Turn articles into RSS, Atom and JSON Feed, and check feeds.

Options:
  -V, --version  Show the version and exit.
  -h, --help     Show this message and exit.

Commands:
  build           Make feeds of articles: RSS 2.0, Atom 1.0 and JSON Feed...
  check           Say what is wrong with feeds: RSS, Atom and JSON Feed.
  convert         Convert the feed IN, a file of any format or - for the...
  diff            Tell what has changed from the feed OLD to the feed NEW.
  init            Write a feedpub.toml in which every setting is explained.
  merge-receipts  End a build in parts: write the lists of all feeds, and...
  opml            Make a list of feeds, or tell what is in one.
  ping            Tell WebSub hubs that feeds have changed, now that they...
  planet          Put the articles of several feeds into one, the newest...
  preview         Show the feed FILE as readers do, with what is wrong in...
  rules           List the validator's rules by family, or explain those...
  serve           Show what was published at http://127.0.0.1:8000/, on...
  stats           Tell how many articles a feed has, how often they come,...
  watch           Build feeds, and build them again whenever articles or...

  Exit codes: 0 all is well, 1 something is wrong with the articles or feeds,
  2 with the command line or the configuration, 3 a file could not be read.
  Colours are for terminals only, and never where NO_COLOR is set;
  FEEDPUB_DEBUG=1 shows where in feedpub an error came up.

  Example:
    feedpub build posts --title Tidewater --home-url https://tide.example/
    feedpub check public/rss.xml
"""
