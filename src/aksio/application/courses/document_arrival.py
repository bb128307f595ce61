"""What every new document goes through, whichever way it comes: announced, received, or abandoned."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from aksio.application.courses.material_ports import MaterialUnitOfWork, Tags
from aksio.application.courses.material_views import DocumentView
from aksio.application.shared.allowance import Allowance, set_aside
from aksio.application.shared.answer_once import KeyReused
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.courses.document import Document, DocumentExists, DocumentNotFound
from aksio.domain.courses.document_state import DocumentState, DocumentStatus
from aksio.domain.courses.tag import MOST_TAGS, Tag, TooManyTags, tag_key
from aksio.domain.courses.upload_limits import UploadLimits
from aksio.domain.shared.errors import AksioError, Conflict, Invalid
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId, SectionId, TagId

_TRIES = 3
"""A learner may rename a document at the very moment at which its last byte arrives."""


@dataclass(frozen=True, kw_only=True)
class DocumentDetails:
    """What its owner says about a document. `tags` are names, or ids of tags that there are."""

    name: str | None = None
    section_id: SectionId | None = None
    tags: tuple[str, ...] = ()


class DocumentArrival:
    """Each step is a unit of work of its own, so that none is open while bytes travel."""

    def __init__(
        self, uow: MaterialUnitOfWork, allowance: Allowance, clock: Clock, ids: Ids, limits: UploadLimits
    ) -> None:
        self._uow = uow
        self._allowance = allowance
        self._clock = clock
        self._ids = ids
        self._limits = limits

    def id_for(self, key: str | None, *, learner_id: LearnerId) -> DocumentId:
        """A new id; with an Idempotency-Key always the same, so that a repeated request finds the first document."""
        return DocumentId(self._ids.new() if key is None else uuid5(learner_id, f"document:{key}"))

    async def earlier(
        self, document_id: DocumentId, *, course_id: CourseId, learner_id: LearnerId, source_url: str | None = None
    ) -> DocumentView | None:
        """What came of an earlier request with the same key.

        Raises DocumentExists while that is not settled, and KeyReused where that was for something else.
        """
        async with self._uow as uow:
            try:
                document = await uow.documents.get(document_id, learner_id=learner_id)
            except DocumentNotFound:
                if await uow.documents.is_known(document_id):
                    raise DocumentExists from None
                return None
            if (document.course_id, document.source_url) != (course_id, source_url):
                raise KeyReused
            if document.status in (DocumentStatus.PENDING, DocumentStatus.UPLOADING):
                raise DocumentExists
            return DocumentView.of(document, await uow.tags.on(document_id))

    async def announce(self, document: Document) -> None:
        """Keep it before anything of it has arrived. Raises CourseNotFound, CourseFull and LimitReached."""
        async with set_aside(self._allowance, document.id, learner_id=document.learner_id):
            await self._announce(document)

    async def _announce(self, document: Document) -> None:
        async with self._uow as uow:
            await uow.outlines.get(document.course_id, learner_id=document.learner_id)
            self._limits.require_room(await uow.documents.how_many(document.course_id))
            uow.documents.add(document)
            await uow.commit()

    async def progressed(self, document: Document, *, done_bytes: int) -> None:
        """Say how far it is. Raises DocumentNotFound when its owner has deleted it meanwhile."""
        with suppress(Conflict):
            async with self._uow as uow:
                fresh = await uow.documents.get(document.id, learner_id=document.learner_id)
                fresh.upload_progressed(done_bytes=done_bytes, now=self._clock.now())
                uow.documents.save(fresh)
                await uow.commit()

    async def arrived(
        self, document: Document, details: DocumentDetails, state: DocumentState, *, size_bytes: int | None
    ) -> DocumentView:
        """All of it is with the library. Raises Invalid where the details are wrong, and DocumentNotFound."""
        for _ in range(_TRIES - 1):
            with suppress(Conflict):
                return await self._arrive(document, details, state, size_bytes)
        return await self._arrive(document, details, state, size_bytes)

    @asynccontextmanager
    async def or_nothing(self, document: Document) -> AsyncIterator[None]:
        """Whatever goes wrong inside, the document is abandoned, and the library told to forget it."""
        try:
            yield
        except BaseException:
            # Also when the client has gone away and this task is being cancelled.
            await asyncio.shield(self._abandon(document))
            raise

    async def _arrive(
        self, document: Document, details: DocumentDetails, state: DocumentState, size_bytes: int | None
    ) -> DocumentView:
        now = self._clock.now()
        async with self._uow as uow:
            fresh = await uow.documents.get(document.id, learner_id=document.learner_id)
            outline = await uow.outlines.get(fresh.course_id, learner_id=fresh.learner_id)
            outline.require_known(details.section_id)
            tags = await self._chosen_tags(uow.tags, details.tags, learner_id=fresh.learner_id, now=now)
            if details.name is not None:
                fresh.renamed(details.name, now=now)
            fresh.placed(details.section_id, now=now)
            fresh.received(size_bytes=size_bytes, now=now)
            fresh.report(state, now=now)
            uow.documents.save(fresh)
            uow.tags.attach([tag.id for tag in tags], fresh.id)
            await uow.commit()
        return DocumentView.of(fresh, tags)

    async def _chosen_tags(
        self, tags: Tags, wanted: Sequence[str], *, learner_id: LearnerId, now: datetime
    ) -> list[Tag]:
        """The tags of those names or ids. A name that is new becomes a tag."""
        if not wanted:
            return []
        known = await tags.all(learner_id)
        by_id, by_key = {tag.id: tag for tag in known}, {tag.key: tag for tag in known}
        chosen: dict[TagId, Tag] = {}
        for index, name in enumerate(wanted):
            tag = by_id.get(_tag_id(name)) or by_key.get(tag_key(name))
            if tag is None:
                tag = _new_tag(TagId(self._ids.new()), learner_id, name, index, now)
                tags.add(tag)
                by_key[tag.key] = tag
            chosen[tag.id] = tag
        if len(by_key) > MOST_TAGS:
            raise TooManyTags
        return list(chosen.values())

    async def _abandon(self, document: Document) -> None:
        with suppress(AksioError):
            await self._allowance.give_back(document.id)
        # Where even this fails, timed work finds the document stuck, and marks it so.
        with suppress(AksioError):
            async with self._uow as uow:
                fresh = await uow.documents.tombstone(document.id) or await uow.documents.get(
                    document.id, learner_id=document.learner_id
                )
                fresh.abandon(now=self._clock.now())
                uow.documents.save(fresh)
                await uow.commit()


def _tag_id(name: str) -> TagId:
    try:
        return TagId(UUID(name))
    except ValueError:
        return TagId(UUID(int=0))


def _new_tag(tag_id: TagId, learner_id: LearnerId, name: str, index: int, now: datetime) -> Tag:
    try:
        return Tag.create(id=tag_id, learner_id=learner_id, name=name, now=now)
    except Invalid as invalid:
        raise Invalid.field(f"/tags/{index}", invalid.errors[0].code, invalid.errors[0].message) from None
