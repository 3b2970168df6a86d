"""The memory of a process: how much loading may take, what is kept, and what is given back."""

from __future__ import annotations

import ctypes
import gc
import resource

MOST = 12 << 30
"""Bytes of address space for loading: hostile input ends in a clear error, not in a full server."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # as glibc's malloc.h names them
_KEPT = 64 << 20
_LARGEST_KEPT = 32 << 20  # the most that glibc takes


def limit_memory() -> None:
    """Bound the address space of this process."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MOST if most == resource.RLIM_INFINITY else min(MOST, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def settle_memory() -> None:
    """Keep what is there now, and freed memory too, for what comes; call it once all is open.

    The pipeline and its tables stay to the end, so no search for garbage need look through them.
    The arrays of one article go back to the system and are asked for again with the next, a
    thousand pages each time, unless glibc is told to keep them: mallopt(3). Elsewhere no harm.
    """
    gc.freeze()
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_TRIM_THRESHOLD, _KEPT)
        mallopt(_MMAP_THRESHOLD, _LARGEST_KEPT)


def release_memory() -> None:
    """Give what was freed back to the system: call it when something large was read and is done."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
