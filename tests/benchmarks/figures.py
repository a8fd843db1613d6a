"""How figures are told: medians, the slowest twentieth, and whether a target is met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median, quantiles
from time import perf_counter


def p95(values: Sequence[float]) -> float:
    """What nineteen of twenty do not exceed."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def timed(work: Callable[..., object], *given: object) -> float:
    """Seconds that it takes."""
    began = perf_counter()
    work(*given)
    return perf_counter() - began


def line(name: str, seconds: Sequence[float], most: float | None = None) -> str:
    """Median, slowest twentieth and worst of some seconds, in ms; `most`: what the slowest twentieth may take."""
    if not seconds:
        return f"  {name:44} nothing to measure"
    slow = p95(seconds)
    told = f"{1000 * median(seconds):8.2f} {1000 * slow:8.2f} {1000 * max(seconds):8.2f}  ({len(seconds)})"
    target = "" if most is None else f"  target {1000 * most:.0f} ms: {'met' if slow <= most else 'MISSED'}"
    return f"  {name:44} {told}{target}"


HEAD = f"  {'ms':44} {'p50':>8} {'p95':>8} {'worst':>8}"
