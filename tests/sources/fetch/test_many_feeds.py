"""Many feeds at once, of which a third misbehave: the others come, and each bad one is explained."""

from itertools import cycle
from threading import Thread

from web_server import FEED, gives, misbehaviours

from newsreader.sources.fetch import Fetcher, FetchError, Limits, Wanted
from newsreader.sources.fetch.hosts import AT_ONCE, HostTurns, host_of


def test_what_misbehaves_keeps_nothing_else_from_coming(server):
    bad = cycle(misbehaviours(pause=10).values())
    expected: dict[str, str] = {}
    for number in range(99):
        behaviour, kind = next(bad) if number % 3 == 0 else (gives(FEED), "came")
        server.serve(f"/{number}", behaviour)
        expected[server.url(f"/{number}", f"{number}.example")] = kind
    found: dict[str, str] = {}
    told: set[str] = set()

    def work():
        while True:
            with turns.turn() as url:
                if url is None:
                    return
                # What is slow on purpose has little time, so that nobody waits for it, and all else has enough.
                found[url], words = _outcome(fetcher, url, "page" if expected[url] == "timeout" else "feed")
                told.update(words)

    turns = HostTurns([(host_of(url), url) for url in expected])
    limits = Limits(seconds={"feed": 20, "page": 0.1}, size={"feed": 500_000, "page": 500_000})
    with Fetcher(limits, resolver=lambda host, port: ["127.0.0.1"], proxies=lambda address: None) as fetcher:
        threads = [Thread(target=work) for _ in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == expected
    assert "" not in told


def _outcome(fetcher, url, kind):
    """The kind of error or "came", and the sentences of the error."""
    try:
        fetcher.fetch(Wanted(url, kind, typed=True))
    except FetchError as error:
        return error.kind, (error.what, error.kept, error.do)
    return "came", ()
