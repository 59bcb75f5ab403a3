"""What a release changes in the tree, and when it is refused."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

import changelog
import release
from recovery_timer import __version__

ROOT = Path(__file__).parents[1]
DAY = date(2026, 12, 24)
(METAINFO,) = (ROOT / "packaging/linux").glob("*.metainfo.xml")
CHANGED = ("CHANGELOG.md", "recovery_timer/__init__.py", METAINFO.relative_to(ROOT))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """What a release changes, as it is now."""
    for name in CHANGED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def test_prepare__sets_the_version_everywhere(tree: Path) -> None:
    release.prepare(tree, "9.0.0", DAY)
    texts = [(tree / name).read_text(encoding="utf-8") for name in CHANGED]

    assert "## [9.0.0] - 2026-12-24\n" in texts[0]
    assert '__version__ = "9.0.0"\n' in texts[1]
    assert '<releases>\n    <release version="9.0.0" date="2026-12-24" type="stable"/>\n' in texts[2]
    assert "## Added\n" in changelog.notes(texts[0], "9.0.0")


def test_prepare__the_present_version__gets_its_day(tree: Path) -> None:
    release.prepare(tree, __version__, DAY)
    metainfo = (tree / CHANGED[2]).read_text(encoding="utf-8")

    assert metainfo.count(f'<release version="{__version__}"') == 1
    assert f'<release version="{__version__}" date="2026-12-24"' in metainfo


def test_prepare__an_older_version__is_refused(tree: Path) -> None:
    with pytest.raises(release.ReleaseRefusedError, match=rf"0\.0\.1 is older than {__version__}"):
        release.prepare(tree, "0.0.1", DAY)


def test_prepare__a_changelog_out_of_form__is_refused(tree: Path) -> None:
    (tree / "CHANGELOG.md").write_text("# Changelog\n", encoding="utf-8")

    with pytest.raises(release.ReleaseRefusedError, match="the first section is not"):
        release.prepare(tree, "9.0.0", DAY)


@pytest.mark.parametrize("words", [[], ["1.2"], ["v1.2.3"], ["1.2.3", "4.5.6"]])
def test_main__without_a_version__says_so(words: list[str]) -> None:
    with pytest.raises(SystemExit, match="Not released: "):
        release.main(words)


def test_sums__are_those_of_sha256sum(tmp_path: Path) -> None:
    (tmp_path / "empty.whl").touch()

    assert release.sums([tmp_path / "empty.whl"]) == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty.whl\n"
    )


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, as the one of which a release is rehearsed."""
    for words in ("init --quiet", "-c user.name=A -c user.email=a@b commit --quiet --allow-empty --message=First"):
        subprocess.run(["git", *words.split()], cwd=tmp_path, check=True)
    monkeypatch.setattr(release, "ROOT", tmp_path)
    return tmp_path


def test_rehearse__with_changes_not_committed__is_refused(checkout: Path) -> None:
    (checkout / "new").touch()

    with pytest.raises(release.ReleaseRefusedError, match="not committed"):
        release.rehearse("9.0.0", DAY, checkout / "clone")


def test_rehearse__a_version_that_was_released__is_refused(checkout: Path) -> None:
    subprocess.run(["git", "tag", "v9.0.0"], cwd=checkout, check=True)

    with pytest.raises(release.ReleaseRefusedError, match=r"v9\.0\.0 was released already"):
        release.rehearse("9.0.0", DAY, checkout / "clone")
