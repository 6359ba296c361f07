"""One stylesheet out of the files in static/css, so that a page asks for one."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

BUNDLE: Final = "css/framing.css"
# What others build on comes first; the files of single pages follow by name.
FIRST: Final = ("vendor/pico/pico.min.css", "css/fonts.css", "css/site.css", "css/pages.css")


def sources() -> list[Path]:
    """The files of the stylesheet, in their order."""
    static = settings.BASE_DIR / "static"
    first = [static / name for name in FIRST]
    return first + sorted(set((static / "css").glob("*.css")) - set(first))


def bundle() -> str:
    """Join the files."""
    return "\n".join(path.read_text() for path in sources())


class StylesheetFinder(BaseFinder):
    """Let collectstatic and the development server find the stylesheet; it is written anew."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        self.storage = FileSystemStorage(settings.VAR_DIR / "bundle")

    def write(self) -> None:
        """Write the stylesheet where the storage finds it."""
        path = Path(self.storage.path(BUNDLE))
        path.parent.mkdir(parents=True, exist_ok=True)
        joined = bundle()
        if not path.exists() or path.read_text() != joined:
            path.write_text(joined)

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:  # noqa: FBT001, FBT002 (Django's)
        """Give the stylesheet's path where it is asked for."""
        if path != BUNDLE:
            return []
        self.write()
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        """Name the stylesheet for collectstatic."""
        if not matches_patterns(BUNDLE, list(ignore_patterns or [])):
            self.write()
            yield BUNDLE, self.storage
