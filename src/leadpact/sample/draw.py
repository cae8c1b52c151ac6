"""Vectorised draws that the sample is made of."""

from collections.abc import Sequence

import numpy as np

from leadpact.sample.dates import Bools, Floats, Ints

# Below 2, so that some waits are several times the mean.
_WAIT_SHAPE = 1.25


def sigmoid(logit: Floats) -> Floats:
    """The probability of each logit."""
    return np.asarray(1.0 / (1.0 + np.exp(-logit)), dtype=np.float64)


def flip(rng: np.random.Generator, probability: Floats) -> Bools:
    """One toss for each probability."""
    return rng.random(len(probability)) < probability


def flips(rng: np.random.Generator, probability: float, count: int) -> Bools:
    """`count` tosses of the same coin."""
    return rng.random(count) < probability


def pick(rng: np.random.Generator, weights: Sequence[float], count: int) -> Ints:
    """`count` indexes into `weights`, each as likely as its weight."""
    edges = np.cumsum(weights)
    drawn = np.searchsorted(edges, rng.random(count) * edges[-1], side="right")
    return np.asarray(drawn, dtype=np.int64)


def pick_each(rng: np.random.Generator, weights: Floats) -> Ints:
    """One column index for each row of `weights`, each as likely as its weight in that row."""
    edges = weights.cumsum(axis=1)
    drawn = rng.random(len(weights)) * edges[:, -1]
    return np.asarray((edges <= drawn[:, None]).sum(axis=1), dtype=np.int64)


def uniform_index(rng: np.random.Generator, size: int, count: int) -> Ints:
    """`count` indexes below `size`, all equally likely."""
    return rng.integers(0, size, count, dtype=np.int64)


def counts(rng: np.random.Generator, mean: Floats) -> Ints:
    """One Poisson count for each mean."""
    return rng.poisson(mean).astype(np.int64)


def wait(rng: np.random.Generator, mean: Floats) -> Ints:
    """Days to wait, at least 1, right-skewed (a gamma) around each mean."""
    return 1 + np.floor(rng.gamma(_WAIT_SHAPE, mean / _WAIT_SHAPE)).astype(np.int64)
