from collections import Counter
from threading import Barrier, Event, Lock, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.sources.fetch.hosts import HostTurns, host_of


def _drain(turns, threads, work):
    def take():
        while True:
            with turns.turn() as job:
                if job is None:
                    return
                work(job)

    running = [Thread(target=take) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()


@given(st.lists(st.sampled_from("abcdef"), max_size=40), st.integers(1, 8), st.integers(1, 3))
def test_all_work_is_given_out_once_and_no_host_gets_too_much(hosts, threads, per_host):
    lock, now, most, done = Lock(), Counter(), Counter(), []

    def work(job):
        host, _ = job
        with lock:
            now[host] += 1
            most[host] = max(most[host], now[host])
            done.append(job)
        with lock:
            now[host] -= 1

    jobs = [(host, (host, number)) for number, host in enumerate(hosts)]
    _drain(HostTurns(jobs, per_host), threads, work)
    assert sorted(done) == sorted(job for _, job in jobs)
    assert all(count <= per_host for count in most.values())


def test_hosts_take_turns():
    turns = HostTurns([(host, f"{host}{number}") for host in "abc" for number in range(3)])
    order = []
    _drain(turns, 1, order.append)
    assert order == ["a0", "b0", "c0", "a1", "b1", "c1", "a2", "b2", "c2"]


def test_a_slow_host_makes_no_other_wait():
    """Eight threads, all others of which finish while two are held at the slow host."""
    quick_done, left = Event(), [100]
    lock = Lock()

    def work(job):
        if job == "slow":
            assert quick_done.wait(5)
            return
        with lock:
            left[0] -= 1
            if not left[0]:
                quick_done.set()

    jobs = [("slow.example", "slow")] * 20 + [(f"{number}.example", "quick") for number in range(100)]
    _drain(HostTurns(jobs), 8, work)
    assert quick_done.is_set()


def test_two_threads_may_be_at_one_host():
    both = Barrier(2, timeout=5)
    _drain(HostTurns([("a", 1), ("a", 2)]), 4, lambda job: both.wait())


def test_a_host_that_is_down_is_left_out():
    turns = HostTurns([(host, f"{host}{number}") for host in "ab" for number in range(3)])
    done = []

    def work(job):
        done.append(job)
        if job == "a0":
            assert turns.drop("a") == ["a1", "a2"]

    _drain(turns, 1, work)
    assert done == ["a0", "b0", "b1", "b2"]


def test_stopping_gives_back_what_is_left():
    turns = HostTurns([("a", 1), ("b", 2), ("a", 3)])
    with turns.turn() as job:
        assert (job, turns.stop()) == (1, [3, 2])
    with turns.turn() as job:
        assert job is None


def test_a_host_is_free_again_after_a_fault():
    turns = HostTurns([("a", 1), ("a", 2)], per_host=1)
    with pytest.raises(ZeroDivisionError), turns.turn():
        _ = 1 / 0
    with turns.turn() as job:
        assert job == 2


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Site.Example:8080/feed", "site.example"),
        ("http://site.example./", "site.example"),
        ("x", ""),
        ("http://[", ""),
    ],
)
def test_the_host_of_an_address(url, host):
    assert host_of(url) == host
