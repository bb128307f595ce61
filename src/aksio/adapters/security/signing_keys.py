"""The Ed25519 keys behind access tokens: the first signs, all of them check."""

import re
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Self

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from aksio.adapters.security.kept import kept

_PEM = re.compile(r"-----BEGIN [A-Z ]+-----.+?-----END [A-Z ]+-----", re.DOTALL)


class SigningKeys:
    """Keys by their id, which is the thumbprint of the public half (RFC 7638).

    To change keys without refusing a good token, take three steps, each on all processes before the next: add the new
    key at the end (it checks); move it to the front (it signs); drop the old one when ten minutes are over.
    """

    def __init__(self, keys: Sequence[Ed25519PrivateKey]) -> None:
        self.signing = keys[0]
        self.signing_id = _thumbprint(_jwk(keys[0].public_key()))
        self.public: dict[str, Ed25519PublicKey] = {}
        self.jwks: list[dict[str, str]] = []
        for key in keys:
            public = key.public_key()
            jwk = _jwk(public)
            self.public[_thumbprint(jwk)] = public
            self.jwks.append({**jwk, "kid": _thumbprint(jwk), "alg": "EdDSA", "use": "sig"})

    @classmethod
    def of_pem(cls, text: str) -> Self:
        """One or more private keys in PEM. Line ends may be written as `\\n`. Raises ValueError when that is not so."""
        found = [load_pem_private_key(pem.encode(), None) for pem in _PEM.findall(text.replace("\\n", "\n"))]
        keys = [key for key in found if isinstance(key, Ed25519PrivateKey)]
        if not keys or len(keys) < len(found):
            raise ValueError("The signing key must be an Ed25519 private key in PEM.")
        return cls(keys)

    @classmethod
    def kept_in(cls, directory: Path) -> Self:
        """The key in this directory, made on the first start."""
        return cls.of_pem(kept(directory / "jwt-signing-key.pem", _new_pem).decode())


def _new_pem() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _jwk(key: Ed25519PublicKey) -> dict[str, str]:
    return {"crv": "Ed25519", "kty": "OKP", "x": _base64url(key.public_bytes_raw())}


def _thumbprint(jwk: dict[str, str]) -> str:
    return _base64url(sha256(msgspec.json.encode(jwk, order="deterministic")).digest())


def _base64url(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()
