"""Routes of tags, and of putting them on documents."""

from uuid import UUID

from litestar import Controller, delete, get, patch, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from aksio.application.courses.create_tag import CreateTag, CreateTagCommand
from aksio.application.courses.delete_tag import DeleteTag, DeleteTagCommand
from aksio.application.courses.get_tag import GetTag, GetTagQuery
from aksio.application.courses.list_tags import ListTags, ListTagsQuery
from aksio.application.courses.rename_tag import RenameTag, RenameTagCommand
from aksio.application.courses.tag_document import TagDocument, TagDocumentCommand
from aksio.application.courses.untag_document import UntagDocument, UntagDocumentCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.shared.ids import DocumentId, TagId
from aksio.entrypoints.http.material.wire import TagOut
from aksio.entrypoints.http.paging import PageOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Body


class NewTag(Body, frozen=True, kw_only=True):
    """A tag's name; two names that differ by case only are the same."""

    name: str


class TagsController(Controller):
    """A learner's tags."""

    path = "/tags"
    tags = ("tags",)

    @post(operation_id="createTag", summary="Create a tag")
    async def create(
        self, request: AksioRequest, data: JSONBody[NewTag], create_tag: NamedDependency[CreateTag]
    ) -> TagOut:
        return TagOut.of(await create_tag(CreateTagCommand(learner_id=request.user.id, name=data.name)))

    @get(operation_id="listTags", summary="List my tags by name")
    async def list(
        self, request: AksioRequest, page: NamedDependency[PageRequest], list_tags: NamedDependency[ListTags]
    ) -> PageOut[TagOut]:
        found = await list_tags(ListTagsQuery(learner_id=request.user.id, page=page))
        return PageOut(items=[TagOut.of(view) for view in found.items], next_cursor=found.next_cursor)

    @get("/{tag_id:uuid}", operation_id="getTag", summary="Show a tag")
    async def read(self, request: AksioRequest, tag_id: FromPath[UUID], get_tag: NamedDependency[GetTag]) -> TagOut:
        return TagOut.of(await get_tag(GetTagQuery(tag_id=TagId(tag_id), learner_id=request.user.id)))

    @patch("/{tag_id:uuid}", operation_id="renameTag", summary="Rename a tag")
    async def rename(
        self,
        request: AksioRequest,
        tag_id: FromPath[UUID],
        data: JSONBody[NewTag],
        expected_version: NamedDependency[int | None],
        rename_tag: NamedDependency[RenameTag],
    ) -> TagOut:
        command = RenameTagCommand(
            tag_id=TagId(tag_id), learner_id=request.user.id, name=data.name, expected_version=expected_version
        )
        return TagOut.of(await rename_tag(command))

    @delete("/{tag_id:uuid}", operation_id="deleteTag", summary="Delete a tag; its documents stay")
    async def delete(
        self,
        request: AksioRequest,
        tag_id: FromPath[UUID],
        expected_version: NamedDependency[int | None],
        delete_tag: NamedDependency[DeleteTag],
    ) -> None:
        command = DeleteTagCommand(tag_id=TagId(tag_id), learner_id=request.user.id, expected_version=expected_version)
        await delete_tag(command)


class DocumentTagsController(Controller):
    """Tags on documents."""

    path = "/documents/{document_id:uuid}/tags/{tag_id:uuid}"
    tags = ("tags",)

    @put(operation_id="tagDocument", summary="Put a tag on a document", status_code=204)
    async def tag(
        self,
        request: AksioRequest,
        document_id: FromPath[UUID],
        tag_id: FromPath[UUID],
        tag_document: NamedDependency[TagDocument],
    ) -> None:
        await tag_document(
            TagDocumentCommand(document_id=DocumentId(document_id), tag_id=TagId(tag_id), learner_id=request.user.id)
        )

    @delete(operation_id="untagDocument", summary="Take a tag off a document")
    async def untag(
        self,
        request: AksioRequest,
        document_id: FromPath[UUID],
        tag_id: FromPath[UUID],
        untag_document: NamedDependency[UntagDocument],
    ) -> None:
        await untag_document(
            UntagDocumentCommand(document_id=DocumentId(document_id), tag_id=TagId(tag_id), learner_id=request.user.id)
        )
