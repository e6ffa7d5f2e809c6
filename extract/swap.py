"""Write into a folder so that a run cut short leaves what was there whole.

New files are written into `FOLDER/.writing/new`. When all are there, the old ones move to
`FOLDER/.writing/old` and the new ones take their place; whatever stops that half-way, the old ones
move back, at once or at the start of the next run. Other files of the folder are left alone.
"""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from extract.errors import DashijiError

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """Give an empty folder; its files replace those of the same name in `out` at the end.

    Raises DashijiError when `out` cannot be written, before the block is entered.
    """
    work = out / ".writing"
    try:
        out.mkdir(parents=True, exist_ok=True)
        _restore(work, out)
        (work / "new").mkdir(parents=True)
        (work / "old").mkdir()
    except OSError as error:
        raise DashijiError(_message(out, error)) from error
    try:
        yield work / "new"
        _swap(work, out)
    except OSError as error:
        if error.errno in NO_ROOM:
            raise DashijiError(_message(out, error)) from error
        raise
    finally:
        _restore(work, out)
        with suppress(OSError):
            out.rmdir()  # one made for a run that failed is empty


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


def _message(out: Path, error: OSError) -> str:
    reason = error.strerror or str(error)
    return (
        f"cannot write tables into {out}: {reason}. What was there is unchanged; "
        "free some room, mend its permissions, or give another folder with --out."
    )
