"""Write into a folder so that a run cut short leaves what was there whole.

New files are written into `FOLDER/.writing/new`. When all are there, the old ones move to
`FOLDER/.writing/old` and the new ones take their place; whatever stops that half-way, the old ones
move back, at once or at the start of the next run. Other files of the folder are left alone.
"""

import errno
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from extract.errors import DashijiError

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """Give an empty folder; its files replace those of the same name in `out` at the end.

    Raises DashijiError when `out` cannot be written, before the block is entered where that can be
    known so early.
    """
    work = out / ".writing"
    made = not out.exists()
    with saying_what_to_do(out):
        out.mkdir(parents=True, exist_ok=True)
        _restore(work, out)
        (work / "new").mkdir(parents=True)
        (work / "old").mkdir()
    try:
        with saying_what_to_do(out, NO_ROOM):
            yield work / "new"
        with saying_what_to_do(out):
            _swap(work, out)
    finally:
        _restore(work, out)
        if made:
            with suppress(OSError):
                out.rmdir()  # the folder of a run that failed is empty


@contextmanager
def saying_what_to_do(out: Path, only: Collection[int] = ()) -> Iterator[None]:
    """Turn errors of the file system, or `only` some of them, into a message for the user."""
    try:
        yield
    except OSError as error:
        if only and error.errno not in only:
            raise
        reason = error.strerror or str(error)
        raise DashijiError(
            f"cannot write tables into {out}: {reason}. What was there is unchanged; free some "
            "room, mend its permissions, end other runs into it, or give another folder with --out."
        ) from error


def _swap(work: Path, out: Path) -> None:
    for path in sorted((work / "new").iterdir()):
        if (out / path.name).exists():
            (out / path.name).replace(work / "old" / path.name)
        path.replace(out / path.name)
    (work / "old").rename(work / "done")  # from here on the new ones stand


def _restore(work: Path, out: Path) -> None:
    """Undo a swap that was cut short, and clear away."""
    old = work / "old"
    for path in sorted(old.iterdir()) if old.is_dir() else ():
        path.replace(out / path.name)
    shutil.rmtree(work, ignore_errors=True)
