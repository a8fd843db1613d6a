"""What nearness in time counts. Of two articles of which one is not dated nothing is known, and nothing is added."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from newsreader.related import measures

Days: TypeAlias = npt.NDArray[np.float32]


def nearness(apart: Days) -> Days:
    """By what to multiply the likeness of articles that many days apart: 1 or more; 1 for NaN."""
    days = np.abs(apart)
    soon, later = measures.HOURS * np.exp(-days / 3), measures.DAYS * np.exp(-days / 10)
    factor = 1 + soon + later + measures.WEEKS * np.exp(-days / 30)
    return np.nan_to_num(factor, nan=1.0).astype(np.float32)


def same_month(apart: Days) -> Days:
    """What to add to the likeness of articles that many days apart; 0 for NaN."""
    return np.nan_to_num(measures.ALONE * np.exp(-np.abs(apart) / 30), nan=0.0).astype(np.float32)
