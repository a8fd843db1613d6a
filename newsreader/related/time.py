"""What nearness in time counts. Of two articles of which one is not dated nothing is known, and nothing is added."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

HOURS, DAYS, WEEKS = 0.5, 0.5, 0.3
"""By how much likeness counts more when both are of one moment, fading over 3, 10 and 30 days."""
ALONE = 0.1
"""What being of one month counts by itself."""

Days: TypeAlias = npt.NDArray[np.float32]


def nearness(apart: Days) -> Days:
    """By what to multiply the likeness of articles that many days apart: 1 or more; 1 for NaN."""
    days = np.abs(apart)
    factor = 1 + HOURS * np.exp(-days / 3) + DAYS * np.exp(-days / 10) + WEEKS * np.exp(-days / 30)
    return np.nan_to_num(factor, nan=1.0).astype(np.float32)


def same_month(apart: Days) -> Days:
    """What to add to the likeness of articles that many days apart; 0 for NaN."""
    return np.nan_to_num(ALONE * np.exp(-np.abs(apart) / 30), nan=0.0).astype(np.float32)
