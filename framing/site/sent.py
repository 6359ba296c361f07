"""A form as somebody sent it: its fields and files, who was shown it, and how it is kept."""

import gzip
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import IntegerField, Sum
from django.db.models.functions import Length
from django.http import HttpRequest

from framing.desk.models import SentInVain

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

SHOWN_TO: Final = "shown_to"  # the field that says whom a form was made for
AGAIN: Final = "sent_in_vain"  # the field that names a kept form whose files go along
NOT_SENT_AGAIN: Final = ("csrfmiddlewaretoken", SHOWN_TO)
# Bytes, packed: what all those together may leave here who do not prove that they had a login.
ROOM: Final = 50_000_000


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file of a form."""

    field: str
    name: str
    content_type: str
    content: bytes

    def as_upload(self) -> SimpleUploadedFile:
        """Give it as a view gets a file that was just sent."""
        return SimpleUploadedFile(self.name, self.content, self.content_type)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent in vain."""

    path: str
    fields: Sequence[tuple[str, str]]
    files: Sequence[SentFile] = ()
    left_out: Sequence[str] = ()  # names of files that were not kept
    shown_to: str = field(default="", compare=False)  # as it was signed

    def packed(self) -> bytes:
        """Write fields and files as they are stored."""
        files = [
            [each.field, each.name, each.content_type, b64encode(each.content).decode()]
            for each in self.files
        ]
        told = {"fields": list(self.fields), "files": files, "left_out": list(self.left_out)}
        return gzip.compress(json.dumps(told).encode(), compresslevel=1)

    @classmethod
    def of(cls, kept: SentInVain) -> "Sent":
        """Read what is stored."""
        told: Mapping[str, Any] = json.loads(gzip.decompress(bytes(kept.packed)))
        return cls(
            kept.path,
            [(name, value) for name, value in told["fields"]],
            [
                SentFile(name, filename, kind, b64decode(content))
                for name, filename, kind, content in told["files"]
            ],
            told["left_out"],
        )

    @classmethod
    def by(cls, request: HttpRequest, author: User | None, *, with_files: bool = True) -> "Sent":
        """Take what a request sends, and what is already kept of it for its author.

        A NUL is nothing that a person types, or a database keeps.
        """
        earlier = kept_before(request, author)
        done = {str(each.token) for each in earlier}
        fields = [
            (name, value.replace("\0", ""))
            for name, values in request.POST.lists()
            for value in values
            if name not in NOT_SENT_AGAIN and not (name == AGAIN and value in done)
        ]
        files, left_out = taken(request) if with_files else ([], names_of(request))
        files += [file for each in earlier for file in cls.of(each).files]
        shown_to = request.POST.get(SHOWN_TO, "")
        return cls(request.get_full_path(), fields, files, left_out, shown_to)


def kept_before(request: HttpRequest, author: User | None) -> list[SentInVain]:
    """Find what a request that was kept before brings along."""
    named = [kept_for(author, token) for token in request.POST.getlist(AGAIN)]
    return [kept for kept in named if kept]


def kept_for(person: Any, token: str) -> SentInVain | None:
    """Find what is kept for a person; None for nobody, another's, or what is too old."""
    try:
        key = UUID(token)
    except ValueError:
        return None
    owner = getattr(person, "pk", None)
    return SentInVain.objects.fresh().filter(pk=key, author=owner).first() if owner else None


def taken(request: HttpRequest) -> tuple[list[SentFile], list[str]]:
    """Read the files of a request, and name those that no form of ours would take: too large."""
    files: list[SentFile] = []
    left_out: list[str] = []
    room: int = settings.FRAMING_MAX_UPLOAD_BYTES
    for name, upload in uploads_of(request):
        if (upload.size or 0) > room:
            left_out.append(upload.name or "")
            continue
        upload.seek(0)  # the view may have read it
        content = upload.read()
        room -= len(content)
        files.append(SentFile(name, upload.name or "", upload.content_type or "", content))
    return files, left_out


def names_of(request: HttpRequest) -> list[str]:
    """Name the files of a request."""
    return [upload.name or "" for _name, upload in uploads_of(request)]


def uploads_of(request: HttpRequest) -> "list[tuple[str, UploadedFile[Any]]]":
    """List the files of a request with the fields that they are for."""
    return [(name, each) for name, uploads in request.FILES.lists() for each in uploads]


def ticket_for(user: Any) -> str:
    """Sign for whom a form is made."""
    return signing.Signer(salt=SHOWN_TO).sign(user.pk)


def author_of(request: HttpRequest) -> User | None:
    """Say who was shown the form that a request sends; None where that is not known."""
    try:
        key = signing.Signer(salt=SHOWN_TO).unsign(request.POST.get(SHOWN_TO, ""))
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=key).first()


def keep(sent: Sent, author: User | None) -> SentInVain | None:
    """Store a form for its author; for nobody known only where there is room, else None."""
    SentInVain.objects.stale().delete()
    packed = sent.packed()
    if author is None and len(packed) + taken_by_unknown() > ROOM:
        return None
    return SentInVain.objects.create(author=author, path=sent.path, packed=packed)


def taken_by_unknown() -> int:
    """How many bytes are kept for nobody known."""
    unknown = SentInVain.objects.filter(author=None).order_by()
    size = Sum(Length("packed", output_field=IntegerField()))
    return unknown.aggregate(size=size)["size"] or 0
