"""What the program does with what it knows about its reader: a plain statement."""

from __future__ import annotations

from newsreader.ui.dialogs.page import Page, words


class PrivacyPage(Page):
    """Nothing to set, because nothing is collected."""

    def __init__(self) -> None:
        super().__init__(self.tr("Privacy"))
        for text in (
            self.tr("Everything you add and do stays on this computer, in files of yours."),
            self.tr("Newsreader has no account, counts nothing, and reports nothing to anybody, faults included."),
            self.tr("It connects only to the sites of feeds that you subscribed to, and of pages that you ask for."),
            self.tr("When feeds are refreshed, and whether pictures are fetched, is yours to choose under Feeds."),
            self.tr("To a site it shows no name and no cookie, and which articles you read it tells nobody."),
            self.tr("Articles cannot run programs, and nothing in them is loaded by itself when they are opened."),
            self.tr("A link opens in your browser when you activate it, and shows before where it leads."),
        ):
            self.column.addSpacing(8)
            self.column.addWidget(words(text))
        self.end()
