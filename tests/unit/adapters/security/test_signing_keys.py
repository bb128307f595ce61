import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from aksio.adapters.security.signing_keys import SigningKeys


def test_the_key_is_made_once_and_kept_for_its_owner_only(tmp_path: Path) -> None:
    directory = tmp_path / "not" / "there yet"
    first, second = SigningKeys.kept_in(directory), SigningKeys.kept_in(directory)
    assert first.signing_id == second.signing_id
    [file] = directory.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: SigningKeys.kept_in(tmp_path).signing_id, range(16)))
    assert len(set(found)) == 1


def test_several_keys_fit_into_one_setting(tmp_path: Path) -> None:
    texts = []
    for name in ("old", "new"):
        SigningKeys.kept_in(tmp_path / name)
        texts.append((tmp_path / name / "jwt-signing-key.pem").read_text())
    keys = SigningKeys.of_pem("".join(texts).replace("\n", "\\n"))
    assert [jwk["kid"] for jwk in keys.jwks] == [SigningKeys.of_pem(text).signing_id for text in texts]
    assert keys.signing_id == keys.jwks[0]["kid"]


def test_a_key_of_another_kind_is_refused_at_the_start() -> None:
    pem = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for text in (pem.decode(), "", "secret"):
        with pytest.raises(ValueError, match="Ed25519"):
            SigningKeys.of_pem(text)
