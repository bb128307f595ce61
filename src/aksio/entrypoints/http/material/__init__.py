"""Routes of what courses are made of: sections, documents, passages and tags."""

from aksio.entrypoints.http.material.documents import DocumentsController
from aksio.entrypoints.http.material.passages import PassagesController
from aksio.entrypoints.http.material.sections import SectionsController
from aksio.entrypoints.http.material.tags import DocumentTagsController, TagsController
from aksio.entrypoints.http.material.uploads import UploadsController

MATERIAL = [
    SectionsController,
    UploadsController,
    DocumentsController,
    PassagesController,
    TagsController,
    DocumentTagsController,
]
"""Everything here."""
