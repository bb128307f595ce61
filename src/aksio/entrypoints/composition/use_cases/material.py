"""Use cases about sections, documents, tags and passages with the ports that they get: one line for each."""

from dependency_injector import containers, providers

from aksio.adapters.bridges.plan_allowances import PlanAllowance
from aksio.application.courses.add_document_from_url import AddDocumentFromUrl
from aksio.application.courses.add_section import AddSection
from aksio.application.courses.create_tag import CreateTag
from aksio.application.courses.delete_course_documents import DeleteCourseDocuments
from aksio.application.courses.delete_document import DeleteDocument
from aksio.application.courses.delete_tag import DeleteTag
from aksio.application.courses.document_arrival import DocumentArrival
from aksio.application.courses.edit_document import EditDocument
from aksio.application.courses.edit_section import EditSection
from aksio.application.courses.empty_section import EmptySection
from aksio.application.courses.erase_tags import EraseTags
from aksio.application.courses.find_passages import FindPassages
from aksio.application.courses.forget_document import ForgetDocument
from aksio.application.courses.get_document import GetDocument
from aksio.application.courses.get_section import GetSection
from aksio.application.courses.get_tag import GetTag
from aksio.application.courses.get_upload_limits import GetUploadLimits
from aksio.application.courses.list_documents import ListDocuments
from aksio.application.courses.list_sections import ListSections
from aksio.application.courses.list_tags import ListTags
from aksio.application.courses.note_document_report import NoteDocumentReport
from aksio.application.courses.read_document_content import ReadDocumentContent
from aksio.application.courses.refresh_documents import RefreshDocuments
from aksio.application.courses.remove_section import RemoveSection
from aksio.application.courses.rename_tag import RenameTag
from aksio.application.courses.reorder_sections import ReorderSections
from aksio.application.courses.reprocess_document import ReprocessDocument
from aksio.application.courses.search_passages import SearchPassages
from aksio.application.courses.tag_document import TagDocument
from aksio.application.courses.tell_course_language import TellCourseLanguage
from aksio.application.courses.untag_document import UntagDocument
from aksio.application.courses.upload_document import UploadDocument


class MaterialUseCases(containers.DeclarativeContainer):
    """Use cases about what courses are made of."""

    adapters = providers.DependenciesContainer()
    allowance = providers.Dependency(instance_of=PlanAllowance)
    _uow, _clock, _ids = adapters.unit_of_work, adapters.clock, adapters.ids
    _reader, _library, _limits = adapters.material_reader, adapters.library, adapters.upload_limits

    add_section = providers.Factory(AddSection, uow=_uow, clock=_clock, ids=_ids)
    edit_section = providers.Factory(EditSection, uow=_uow)
    reorder_sections = providers.Factory(ReorderSections, uow=_uow)
    remove_section = providers.Factory(RemoveSection, uow=_uow, clock=_clock)
    get_section = providers.Factory(GetSection, reader=_reader)
    list_sections = providers.Factory(ListSections, reader=_reader)

    create_tag = providers.Factory(CreateTag, uow=_uow, clock=_clock, ids=_ids)
    rename_tag = providers.Factory(RenameTag, uow=_uow)
    delete_tag = providers.Factory(DeleteTag, uow=_uow, clock=_clock)
    erase_tags = providers.Factory(EraseTags, uow=_uow, clock=_clock)
    get_tag = providers.Factory(GetTag, reader=_reader)
    list_tags = providers.Factory(ListTags, reader=_reader)
    tag_document = providers.Factory(TagDocument, uow=_uow)
    untag_document = providers.Factory(UntagDocument, uow=_uow)

    arrival = providers.Factory(DocumentArrival, uow=_uow, allowance=allowance, clock=_clock, ids=_ids, limits=_limits)
    upload_document = providers.Factory(
        UploadDocument,
        arrival=arrival,
        intake=_library,
        content_types=adapters.content_types,
        clock=_clock,
        limits=_limits,
    )
    add_document_from_url = providers.Factory(
        AddDocumentFromUrl, arrival=arrival, scraper=adapters.scraper, clock=_clock
    )
    edit_document = providers.Factory(EditDocument, uow=_uow, clock=_clock)
    delete_document = providers.Factory(DeleteDocument, uow=_uow, clock=_clock)
    reprocess_document = providers.Factory(
        ReprocessDocument, uow=_uow, library=_library, scraper=adapters.scraper, clock=_clock
    )
    get_document = providers.Factory(GetDocument, reader=_reader)
    list_documents = providers.Factory(ListDocuments, reader=_reader)
    get_upload_limits = providers.Factory(GetUploadLimits, documents=_reader, intake=_library, limits=_limits)
    read_document_content = providers.Factory(ReadDocumentContent, reader=_reader, library=_library)
    search_passages = providers.Factory(SearchPassages, documents=_reader, search=_library)
    find_passages = providers.Factory(FindPassages, documents=_reader, library=_library, search=_library)

    tell_course_language = providers.Factory(
        TellCourseLanguage, uow=_uow, library=_library, languages=adapters.language_detector, clock=_clock
    )
    note_document_report = providers.Factory(NoteDocumentReport, uow=_uow, clock=_clock)
    forget_document = providers.Factory(ForgetDocument, uow=_uow, library=_library, clock=_clock)
    delete_course_documents = providers.Factory(
        DeleteCourseDocuments, uow=_uow, unattended=adapters.unattended_documents, clock=_clock
    )
    empty_section = providers.Factory(EmptySection, uow=_uow, unattended=adapters.unattended_documents, clock=_clock)
    refresh_documents = providers.Factory(
        RefreshDocuments, uow=_uow, unattended=adapters.unattended_documents, library=_library, clock=_clock
    )
