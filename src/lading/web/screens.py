"""Every screen with its address below the workbench. What is not here is not there."""

from collections.abc import Callable

from starlette.responses import Response

from lading.web.ask import Ask
from lading.web.bench import Bench
from lading.web.pages import (
    claim,
    document,
    evidence,
    exposures,
    home,
    investigations,
    lists,
    network,
    office,
    party,
    review,
    search,
    upload,
)

SCREENS: tuple[tuple[str, str, Callable[[Bench, Ask], Response]], ...] = (
    ("GET", "/", home.show_home),
    ("GET", "/search", search.show_search),
    ("GET", "/parties", party.show_parties),
    ("GET", "/parties/{id:path}", party.show_party),
    ("GET", "/documents", document.show_documents),
    ("GET", "/documents/{id}", document.show_document),
    ("GET", "/documents/{id}/original", document.send_original),
    ("GET", "/claims", claim.show_claims),
    ("GET", "/claims/{id}", claim.show_claim),
    ("POST", "/decisions/{id}", claim.decide),
    ("GET", "/exposures", exposures.show_exposures),
    ("GET", "/paths/{id:path}", exposures.show_paths),
    ("GET", "/ownership", evidence.show_ownership),
    ("GET", "/contradictions", evidence.show_contradictions),
    ("GET", "/timeline", evidence.show_timeline),
    ("GET", "/network", network.show_network),
    ("GET", "/network.json", network.send_data),
    ("GET", "/network.svg", network.send_picture),
    ("GET", "/network.graphml", network.send_graphml),
    ("GET", "/review", review.show_review),
    ("GET", "/lists", lists.show_lists),
    ("GET", "/lists/{name}", lists.show_list),
    ("GET", "/upload", upload.show_upload),
    ("POST", "/upload", upload.take_upload),
    ("GET", "/uploads/{id}", upload.show_progress),
    ("GET", "/investigations", investigations.show_investigations),
    ("POST", "/investigations", investigations.begin),
    ("GET", "/investigations/{id}", investigations.show_investigation),
    ("POST", "/investigations/{id}", investigations.change),
    ("GET", "/export/{form}", investigations.export),
    ("GET", "/log", office.show_log),
    ("GET", "/settings", office.show_settings),
)
"""Method, address and what answers."""
