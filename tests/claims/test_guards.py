"""The last gate: nothing that its own sentence takes back, doubts or only plans is verified, and what it says plainly stays."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from lading.claims.en.extractor import RulesExtractor
from lading.claims.fields.extractor import FieldsExtractor
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import GuardRules, guard_claims, load_guard_rules
from lading.claims.read import read_claims
from lading.claims.ru.extractor import read_russian
from lading.claims.shallow.deferred import DeferredExtractor
from lading.claims.zh.extractor import read_chinese
from lading.documents.segment import find_blocks
from lading.model.claim import Claim, Mention, MentionKind, Polarity, Predicate, Reading, Stance, Tier
from lading.model.document import Document
from lading.model.evidence import Evidence
from lading.model.ids import digest_bytes
from lading.model.span import Span

NAMES = {"en": ("Norvik Trading", "Kupol"), "ru": ("Норвик", "Купол"), "zh": ("诺维科技有限公司", "库波尔")}

NEGATED = [
    "Norvik Trading neither sold nor shipped engines to Kupol.",
    "Norvik Trading was unable to deliver engines to Kupol.",
    "Norvik Trading failed to deliver the engines to Kupol.",
    "Norvik Trading refused to supply engines to Kupol.",
    "Norvik Trading did not end up delivering engines to Kupol.",
    "Norvik Trading stopped short of supplying engines to Kupol.",
    "Norvik Trading never shipped engines to Kupol.",
    "Norvik Trading has yet to deliver engines to Kupol.",
    "Norvik Trading cannot have supplied engines to Kupol.",
    "Norvik Trading hadn’t shipped engines to Kupol.",
    "Neither Norvik Trading nor its owner delivered engines to Kupol.",
    "No engines were supplied by Norvik Trading to Kupol.",
    "Norvik Trading supplied no engines to Kupol.",
    "Norvik Trading supplied nothing to Kupol.",
    "Norvik Trading is far from supplying engines to Kupol.",
    "Norvik Trading refrained from selling engines to Kupol.",
    "The embargo prevented Norvik Trading from supplying engines to Kupol.",
    "A court barred Norvik Trading from exporting engines to Kupol.",
    "Rumours that Norvik Trading supplied Kupol with engines are untrue, police said.",
    "Claims that Norvik Trading supplied engines to Kupol are false.",
    "Reports that Norvik Trading supplied engines to Kupol were fabricated, police said.",
    "Reports that Norvik Trading supplied engines to Kupol proved to be baseless.",
    "The claim that Norvik Trading sold engines to Kupol was retracted.",
    "The report that Norvik Trading sold engines to Kupol has since been withdrawn.",
    "The allegation that Norvik Trading sold engines to Kupol was later disproved by the court.",
    "That Norvik Trading supplied engines to Kupol is simply not true.",
    "It is untrue that Norvik Trading supplied engines to Kupol.",
    "It is a myth that Norvik Trading supplied engines to Kupol.",
    "Norvik Trading was wrongly accused of supplying engines to Kupol.",
    "The paper falsely reported that Norvik Trading supplied engines to Kupol.",
    "Norvik Trading was cleared of supplying engines to Kupol.",
    "Norvik Trading was acquitted of supplying engines to Kupol.",
    "The ministry denied that Norvik Trading supplied engines to Kupol.",
    "Norvik Trading denied having supplied engines to Kupol.",
    "Norvik Trading denied reports that it, or any agent of it, supplied engines to Kupol.",
    "Police dismissed as baseless claims that Norvik Trading supplied engines to Kupol.",
    "The agency debunked reports that Norvik Trading supplied engines to Kupol.",
    "Contrary to what was said, Norvik Trading did not supply engines to Kupol.",
    "Norvik Trading supplied engines to Kupol, the paper said, but the claim was later retracted.",
    "Norvik Trading supplied engines to Kupol, a blog said. That is false.",
    "Norvik Trading supplied engines to Kupol, a blog said. The report was later withdrawn.",
    "Not Norvik Trading but Sidon supplied engines to Kupol.",
    "Sidon, not Norvik Trading, supplied engines to Kupol.",
    "Norvik Trading no longer supplies engines to Kupol.",
]
UNREAL = [
    "There is no evidence that Norvik Trading supplied engines to Kupol.",
    "Investigators found no proof that Norvik Trading supplied engines to Kupol.",
    "The ministry could not confirm that Norvik Trading supplied engines to Kupol.",
    "If Norvik Trading sold engines to Kupol, it would face a fine.",
    "If Norvik Trading sold engines to Kupol it broke the law.",
    "Had Norvik Trading delivered engines to Kupol, the plant would have run.",
    "Were Norvik Trading to supply engines to Kupol, it would be sanctioned.",
    "Should Norvik Trading ship engines to Kupol, it would be sanctioned.",
    "Unless Norvik Trading supplied engines to Kupol, the plant stood still.",
    "Whether Norvik Trading supplied engines to Kupol is unclear.",
    "It is unclear whether Norvik Trading supplied engines to Kupol.",
    "Police are investigating whether Norvik Trading shipped engines to Kupol.",
    "Did Norvik Trading supply engines to Kupol?",
    "Norvik Trading supplied engines to Kupol?",
    "A clause applies in case Norvik Trading supplies engines to Kupol.",
    "For example, imagine Norvik Trading sold engines to Kupol.",
    "Suppose Norvik Trading supplied engines to Kupol.",
    "If confirmed, Norvik Trading supplied engines to Kupol against the ban.",
    "Norvik Trading supplied engines to Kupol, if the papers are genuine.",
    "Norvik Trading may have supplied engines to Kupol.",
    "Norvik Trading might indirectly have sold or shipped engines to Kupol.",
    "Norvik Trading is believed to have supplied engines to Kupol.",
    "Norvik Trading appears to have supplied engines to Kupol.",
    "Unconfirmed reports say that Norvik Trading supplied engines to Kupol.",
    "Perhaps Norvik Trading supplied engines to Kupol.",
    "Officials suspect that Norvik Trading supplied engines to Kupol.",
    "Norvik Trading supplied engines to Kupol, investigators believe.",
    "Correction: an earlier version said that Norvik Trading supplied engines to Kupol.",
    "An earlier version of this article stated that Norvik Trading supplied engines to Kupol.",
    "In the novel, Norvik Trading supplied engines to Kupol.",
    "Imagine the following case. Norvik Trading supplied engines to Kupol.",
    "Police intercepted a shipment of engines that Norvik Trading was sending to Kupol.",
    "Customs seized engines that Norvik Trading had shipped to Kupol.",
    "A delivery of engines from Norvik Trading to Kupol was foiled.",
    "Norvik Trading shipped engines to Kupol, but the cargo was seized at the border.",
    "Norvik Trading shipped engines to Kupol, but they never arrived.",
    "Norvik Trading attempted to supply engines to Kupol.",
    "Norvik Trading tried and failed to ship engines to Kupol.",
    "Norvik Trading sought to sell engines to Kupol.",
    "Norvik Trading planned to supply engines to Kupol.",
    "Norvik Trading offered to supply engines to Kupol.",
    "Norvik Trading agreed in 2020 to supply engines to Kupol.",
    "Norvik Trading signed a deal to supply engines to Kupol.",
    "Norvik Trading negotiated to supply engines to Kupol.",
    "Norvik Trading conspired to export engines to Kupol.",
    "Norvik Trading has not, according to customs, shipped engines to Kupol.",
    "Norvik Trading was not able to ship engines to Kupol.",
    "Norvik Trading didn't in the end sell any engines to Kupol.",
    "At no point did Norvik Trading supply engines to Kupol.",
    "Under no circumstances did Norvik Trading sell engines to Kupol.",
    "Nobody at Norvik Trading sold engines to Kupol.",
    "None of the engines Norvik Trading made were delivered to Kupol.",
    "Norvik Trading has nothing to do with the engines supplied to Kupol.",
    "Norvik Trading's deliveries of engines to Kupol never took place.",
    "Norvik Trading's planned delivery of engines to Kupol was cancelled.",
    "The sale of engines by Norvik Trading to Kupol fell through.",
    "The sale of engines by Norvik Trading to Kupol did not go ahead.",
    "Norvik Trading walked away from a deal to sell engines to Kupol.",
    "A story that Norvik Trading was a supplier of Kupol turned out to be a hoax.",
    "The newspaper retracted its claim that Norvik Trading supplied engines to Kupol.",
    "The newspaper withdrew an article saying Norvik Trading supplied engines to Kupol.",
    "The newspaper apologised for saying that Norvik Trading supplied engines to Kupol.",
    "Social media posts claiming Norvik Trading supplied engines to Kupol are fake.",
    "The suggestion that Norvik Trading supplied engines to Kupol was rejected by the ministry.",
    "The ministry rejected the suggestion that Norvik Trading supplied engines to Kupol.",
    "The court found it was not proven that Norvik Trading supplied engines to Kupol.",
    "The court ruled that Norvik Trading had not supplied engines to Kupol.",
    "The witness lied when he said Norvik Trading supplied engines to Kupol.",
    "It would be wrong to say that Norvik Trading supplied engines to Kupol.",
    "It is incorrect to state that Norvik Trading supplied engines to Kupol.",
    "It is not the case that Norvik Trading supplied engines to Kupol.",
    "The charge that Norvik Trading supplied engines to Kupol was dropped.",
    "The charges of supplying engines against Norvik Trading to benefit Kupol were dismissed.",
    "The accusation that Norvik Trading supplied Kupol lacks any basis.",
    "Nothing suggests that Norvik Trading supplied engines to Kupol.",
    "Little suggests that Norvik Trading supplied engines to Kupol.",
    "Officials doubt that Norvik Trading supplied engines to Kupol.",
    "The company disputes that Norvik Trading supplied engines to Kupol.",
    "Norvik Trading rejected accusations of supplying engines to Kupol.",
    "Norvik Trading insisted it had never supplied engines to Kupol.",
    "The owner swore Norvik Trading had sold nothing to Kupol.",
    "Norvik Trading was mistakenly listed as having supplied engines to Kupol.",
    "Norvik Trading ruled out supplying engines to Kupol.",
    "Norvik Trading abandoned plans to supply engines to Kupol.",
    "Norvik Trading is considering supplying engines to Kupol.",
    "Norvik Trading wants to supply engines to Kupol.",
    "Norvik Trading was about to ship engines to Kupol.",
    "Norvik Trading was due to ship engines to Kupol.",
    "Norvik Trading was caught trying to ship engines to Kupol.",
    "Norvik Trading will supply engines to Kupol.",
    "Norvik Trading would supply engines to Kupol.",
    "Norvik Trading was ordered to supply engines to Kupol.",
    "Norvik Trading is expected to deliver engines to Kupol.",
    "Norvik Trading is licensed to sell engines to Kupol.",
    "Norvik Trading is said by some to have possibly supplied engines to Kupol.",
    "Norvik Trading is thought to have delivered engines to Kupol.",
    "Norvik Trading is rumoured to have delivered engines to Kupol.",
    "Norvik Trading seems to have delivered engines to Kupol.",
    "Norvik Trading could have delivered engines to Kupol.",
    "Norvik Trading must have delivered engines to Kupol.",
    "Norvik Trading probably delivered engines to Kupol.",
    "Norvik Trading supposedly delivered engines to Kupol.",
    "It is possible that Norvik Trading delivered engines to Kupol.",
    "There are fears that Norvik Trading delivered engines to Kupol.",
    "There is speculation that Norvik Trading delivered engines to Kupol.",
    "Analysts speculated that Norvik Trading delivered engines to Kupol.",
    "Police asked if Norvik Trading delivered engines to Kupol.",
    "Police wanted to know whether Norvik Trading delivered engines to Kupol.",
    "The question is whether Norvik Trading delivered engines to Kupol.",
    "Whether or not Norvik Trading delivered engines to Kupol, it was fined.",
    "Even if Norvik Trading delivered engines to Kupol, it broke no law.",
    "Assuming Norvik Trading delivered engines to Kupol, the fine is small.",
    "Provided that Norvik Trading delivered engines to Kupol, it will be paid.",
    "What if Norvik Trading delivered engines to Kupol?",
    "Norvik Trading delivered engines to Kupol, unless the documents were forged.",
    "It remains unknown if Norvik Trading delivered engines to Kupol.",
    "Nobody knows whether Norvik Trading delivered engines to Kupol.",
    "In a training scenario, Norvik Trading delivered engines to Kupol.",
    "This is a fictional example. Norvik Trading delivered engines to Kupol.",
    "Satire: Norvik Trading delivered engines to Kupol.",
    "Clarification: we wrote that Norvik Trading delivered engines to Kupol.",
    "The article misstated that Norvik Trading delivered engines to Kupol.",
    "In an article on Monday we wrongly reported that Norvik Trading delivered engines to Kupol.",
    "Norvik Trading delivered engines to Kupol, a claim that was later found to be false.",
    "Norvik Trading delivered engines to Kupol. This never happened.",
    "Norvik Trading delivered engines to Kupol. None of this is true.",
    "Norvik Trading delivered engines to Kupol. The story was later debunked.",
    "Norvik Trading delivered engines to Kupol. Not true, said police.",
    "Norvik Trading delivered engines to Kupol. We regret the error.",
    "A shipment of engines that Norvik Trading sent to Kupol was stopped at the border.",
    "Border guards stopped a truck with engines sent by Norvik Trading to Kupol.",
    "Norvik Trading sent engines to Kupol, which were confiscated on the way.",
    "The US blocked the sale of engines by Norvik Trading to Kupol.",
    "A plot by Norvik Trading to ship engines to Kupol was uncovered.",
    "An attempt by Norvik Trading to smuggle engines to Kupol was discovered.",
    "Norvik Trading stopped selling engines to Kupol.",
    "Norvik Trading suspended deliveries of engines to Kupol.",
    "Sanctions kept Norvik Trading from delivering engines to Kupol.",
    "Norvik Trading avoided selling engines to Kupol.",
    "Rather than Norvik Trading, Sidon supplied engines to Kupol.",
    "Norvik Trading is not a supplier of Kupol.",
    "Norvik Trading is no supplier of Kupol.",
    "Norvik Trading was never a supplier to Kupol.",
    "Norvik Trading, a supplier to Kupol according to false reports, sold engines to Kupol.",
    "A fabricated letter says Norvik Trading supplied engines to Kupol.",
    "A forged letter shows that Norvik Trading supplied engines to Kupol.",
    "I dreamt that Norvik Trading supplied engines to Kupol.",
    "If it is true that Norvik Trading supplied engines to Kupol, sanctions follow.",
    "The minister said Norvik Trading supplied engines to Kupol but later took it back.",
    "The minister said Norvik Trading supplied engines to Kupol but then retracted the statement.",
    "The minister claimed Norvik Trading supplied engines to Kupol; he later withdrew the claim.",
    "It has been alleged, wrongly, that Norvik Trading supplied engines to Kupol.",
    "Engines from Norvik Trading never reached Kupol.",
    "Engines bound from Norvik Trading for Kupol were seized in Riga.",
    "Norvik Trading insists that at no time did goods leave for Kupol.",
    "The idea of Norvik Trading supplying Kupol is absurd.",
    "The notion that Norvik Trading supplied Kupol is laughable.",
    "Only a fool would believe that Norvik Trading supplied Kupol.",
    "As if Norvik Trading had supplied Kupol!",
    "Norvik Trading allegedly supplied engines to Kupol.",
    "Norvik Trading was investigated over whether it supplied engines to Kupol.",
    "“Norvik Trading supplied Kupol” is a lie, said the mayor.",
    "Fact check: no, Norvik Trading supplied nothing to Kupol.",
    "Fact check: False. Norvik Trading supplied engines to Kupol.",
    "Claim: Norvik Trading supplied engines to Kupol. Verdict: false.",
    "Norvik Trading supplied engines to Kupol, says a post that fact-checkers rated false.",
    "Norvik Trading sold engines to Kupol – or so the rumour goes.",
    "Norvik Trading supposedly, but never in fact, sold engines to Kupol.",
    "A deal under which Norvik Trading would supply engines to Kupol was never signed.",
    "Talks on Norvik Trading supplying Kupol broke down.",
    "Norvik Trading returned without having supplied Kupol.",
    "Norvik Trading faked papers to make it look as though it supplied Kupol.",
    "Norvik Trading pretended to supply Kupol.",
    "Investigators later established that Norvik Trading had not, in fact, sold a single engine to Kupol.",
    "Norvik Trading hardly ever sold engines to Kupol.",
    "It is doubtful that Norvik Trading supplied Kupol.",
    "Norvik Trading is yet to be shown to have supplied Kupol.",
    "The US refused Norvik Trading a licence to ship engines to Kupol.",
    "Norvik Trading pulled out of supplying Kupol.",
    "Norvik Trading almost supplied engines to Kupol.",
    "Norvik Trading nearly sold engines to Kupol.",
    "Norvik Trading came close to selling engines to Kupol.",
    "Norvik Trading supplied engines to Kupol only in the imagination of bloggers.",
    "Norvik Trading supplied engines to Kupol, according to unverified posts.",
    "Norvik Trading supplied engines to Kupol, if you believe the bloggers.",
    "Would Norvik Trading supply Kupol, he asked?",
    "The Riga port authority says Norvik Trading has at no stage delivered gyroscopes to Kupol.",
    "Norvik Trading balked at shipping gyroscopes to Kupol.",
    "Norvik Trading shied away from selling gyroscopes to Kupol.",
    "Prosecutors withdrew their claim that Norvik Trading exported gyroscopes to Kupol.",
    "An appeals court overturned the finding that Norvik Trading sold gyroscopes to Kupol.",
    "A tribunal annulled the verdict that Norvik Trading exported gyroscopes to Kupol.",
    "The post, since deleted, said Norvik Trading sold gyroscopes to Kupol.",
    "Telegram channels invented a story that Norvik Trading sold gyroscopes to Kupol.",
    "The minister mocked the suggestion that Norvik Trading supplied Kupol.",
    "Norvik Trading missed its chance to supply Kupol.",
    "Norvik Trading lost the tender to supply Kupol.",
    "Norvik Trading was outbid by a rival to supply Kupol.",
    "Officials thwarted a scheme in which Norvik Trading shipped gyroscopes to Kupol.",
    "Customs turned back gyroscopes that Norvik Trading sent to Kupol.",
    "Gyroscopes sent by Norvik Trading to Kupol were returned to the sender.",
    "Norvik Trading dispatched gyroscopes to Kupol, but the lorry was stopped at the frontier.",
    "Norvik Trading sold gyroscopes to Kupol, or at least that is the theory.",
    "Norvik Trading, it is feared, sold gyroscopes to Kupol.",
    "Norvik Trading would have sold gyroscopes to Kupol had the bank not stepped in.",
    "Only if the ban is lifted can Norvik Trading sell gyroscopes to Kupol.",
    "Once the ban is lifted, Norvik Trading will sell gyroscopes to Kupol.",
    "Did Norvik Trading, as some say, sell gyroscopes to Kupol?",
    "How did Norvik Trading sell gyroscopes to Kupol?",
    "Norvik Trading sold gyroscopes to Kupol, sources say, but this could not be verified.",
    "Investigators excluded that Norvik Trading sold gyroscopes to Kupol.",
    "Norvik Trading was exonerated over gyroscopes sold to Kupol.",
    "Norvik Trading is free of suspicion that it sold gyroscopes to Kupol.",
    "Say Norvik Trading sold gyroscopes to Kupol; would that be a crime?",
    "Picture this: Norvik Trading sells gyroscopes to Kupol.",
    "Norvik Trading was in no position to sell gyroscopes to Kupol.",
    "Norvik Trading lacked the licence to sell gyroscopes to Kupol.",
    "There was never any sale of gyroscopes by Norvik Trading to Kupol.",
]
PLAIN = [
    "Norvik Trading supplied engines to Kupol.",
    "Norvik Trading not only supplied engines to Kupol but also tested them.",
    "Norvik Trading supplied no fewer than forty engines to Kupol.",
    "Norvik Trading supplied not just engines but also gearboxes to Kupol.",
    "Norvik Trading, which denied wrongdoing, supplied engines to Kupol.",
    "Despite denials, Norvik Trading supplied engines to Kupol.",
    "Norvik Trading did not respond to requests; it is Norvik Trading that supplied engines to Kupol.",
    "Norvik Trading did not respond to requests for comment but supplied engines to Kupol.",
    "Norvik Trading supplied engines to Kupol; Sidon was unable to.",
    "Norvik Trading supplied engines to Kupol, but Sidon refused to sell it gearboxes.",
    "Officials said whether by ship or rail, Norvik Trading supplied engines to Kupol.",
    "Officials could not say when Norvik Trading supplied engines to Kupol.",
    "Unable to sell in Europe, Norvik Trading supplied engines to Kupol.",
    "Norvik Trading, unable to sell in Europe, supplied engines to Kupol.",
    "Norvik Trading supplied engines to Kupol without a licence.",
    "Norvik Trading supplied engines to Kupol in May 2023.",
    "Norvik Trading used false invoices and supplied engines to Kupol.",
    "There is no doubt that Norvik Trading supplied engines to Kupol.",
    "Norvik Trading supplied engines to Kupol, documents show, and the firm did not comment.",
    "Norvik Trading supplied engines to Kupol before it was sanctioned.",
    "Norvik Trading supplied engines to Kupol. Sidon denied any part in it.",
    "Norvik Trading did not deny that it supplied engines; Norvik Trading shipped them to Kupol.",
    "Documents show that Norvik Trading supplied engines to Kupol.",
    "Norvik Trading supplied engines to Kupol after it obtained a licence.",
    "Norvik Trading supplied engines to Kupol and did not declare them.",
    "Norvik Trading, not Sidon, supplied engines to Kupol.",
    "Norvik Trading and not Sidon supplied engines to Kupol.",
    "Norvik Trading, a company in Dubai that no one had heard of, supplied engines to Kupol.",
    "Norvik Trading supplied engines to Kupol, which makes missiles that could reach Kyiv.",
    "Norvik Trading supplied engines to Kupol, whose director denies it.",
    "Norvik Trading has supplied engines to Kupol since it failed to win orders at home.",
    "Norvik Trading, whose owner was acquitted of fraud, supplied engines to Kupol.",
    "Norvik Trading supplied engines to Kupol even though it had promised not to.",
    "Norvik Trading supplied engines to Kupol although sanctions forbid it.",
    "Norvik Trading supplied engines to Kupol, the report says, and Sidon may have helped.",
    "Norvik Trading was able to supply engines to Kupol.",
    "Norvik Trading managed to ship engines to Kupol.",
    "Norvik Trading continued to supply engines to Kupol.",
    "Norvik Trading does not hide that it supplied engines to Kupol.",
    "Norvik Trading never stopped supplying engines to Kupol.",
    "Nevertheless Norvik Trading supplied engines to Kupol.",
    "Not surprisingly, Norvik Trading supplied engines to Kupol.",
    "No later than 2022, Norvik Trading supplied engines to Kupol.",
    "Norvik Trading supplied engines to Kupol for use in drones that may have hit Kyiv.",
    "Norvik Trading confirmed that it supplied engines; Norvik Trading delivered the goods to Kupol.",
    "When asked, Norvik Trading said it had supplied engines; Norvik Trading shipped them to Kupol.",
    "Norvik Trading, which has not been sanctioned, supplied engines to Kupol.",
    "Norvik Trading, which did not reply to questions, supplied engines to Kupol.",
    "Norvik Trading declined to comment, but Norvik Trading supplied engines to Kupol.",
    "Norvik Trading repeatedly supplied engines to Kupol, despite being barred from exporting them.",
    "According to the ministry, Norvik Trading supplied engines to Kupol.",
    "Norvik Trading supplied engines to Kupol in 2021 and asked whether it would buy more.",
    "Norvik Trading admitted supplying engines to Kupol.",
    "Norvik Trading supplied engines to Kupol. Did others?",
    "Sidon denied wrongdoing. Norvik Trading supplied engines to Kupol.",
    "If anything is clear, it is this. Norvik Trading supplied engines to Kupol.",
    "Norvik Trading supplied 400 engines to Kupol; an order for more was cancelled.",
    "Norvik Trading supplied engines to Kupol and, after a seizure in Riga, to others.",
    "Norvik Trading supplied engines to Kupol, neither of them sanctioned then.",
    "Norvik Trading supplied engines, none of them licensed, to Kupol.",
    "Norvik Trading sold engines not subject to control to Kupol.",
    "Norvik Trading supplied engines made without licence to Kupol.",
    "After its bank refused payments, Norvik Trading supplied engines to Kupol on credit.",
    "While Sidon planned to supply gearboxes, Norvik Trading supplied engines to Kupol.",
    "Norvik Trading supplied engines to Kupol under a contract that Sidon tried to cancel.",
    "Norvik Trading kept supplying engines to Kupol.",
    "Norvik Trading, founded to supply the oil industry, sold engines to Kupol.",
    "Norvik Trading sold engines to Kupol to help it build missiles.",
    "Asked whether it was worried, the firm said yes; Norvik Trading sold engines to Kupol.",
    "Prosecutors proved that Norvik Trading sold engines to Kupol.",
    "The ministry confirmed that Norvik Trading sold engines to Kupol.",
    "Norvik Trading could sell in Europe until 2022; since then Norvik Trading sold engines to Kupol.",
    "Norvik Trading sold engines to Kupol, and it plans to sell gearboxes to Sidon.",
    "Norvik Trading sold engines to Kupol, said a manager who refused to be named.",
    "Norvik Trading sold engines to Kupol, said an official who could not be named.",
    "A manager who declined to be named said Norvik Trading sold engines to Kupol.",
    "Speaking on condition of anonymity, a manager said Norvik Trading sold engines to Kupol.",
    "The official, who was not authorised to speak to the press, said Norvik Trading sold engines to Kupol.",
    "Norvik Trading sold engines, which can be used in missiles, to Kupol.",
    "Norvik Trading was found to have sold engines to Kupol.",
    "In 2023, when exports were banned, Norvik Trading sold engines to Kupol.",
    "Although exports were prohibited, Norvik Trading sold engines to Kupol.",
    "Norvik Trading has been selling gyroscopes to Kupol since the ban failed to take effect.",
    "Sidon, unlike Norvik Trading, kept quiet; Norvik Trading exported gyroscopes to Kupol.",
    "The regulator, which rejected the appeal, found that Norvik Trading sold gyroscopes to Kupol.",
    "Without telling its bank, Norvik Trading sold gyroscopes to Kupol.",
    "Norvik Trading sold gyroscopes to Kupol, a maker of missiles that has denied any link to the army.",
    "No sooner was the ban announced than Norvik Trading sold gyroscopes to Kupol.",
    "Norvik Trading sold gyroscopes to Kupol in March and May 2024.",
    "In 2023 alone, Norvik Trading sold gyroscopes to Kupol worth nearly $2 million.",
    "Customs records reviewed by reporters show Norvik Trading sold gyroscopes to Kupol.",
    "Norvik Trading sold gyroscopes to Kupol, which it knew to be under sanctions.",
]
RUSSIAN_BENT = [
    "Компания «Норвик» не поставляла двигатели заводу «Купол».",
    "Ни «Норвик», ни её партнёры не поставляли двигатели заводу «Купол».",
    "Компания «Норвик» так и не поставила двигатели заводу «Купол».",
    "Компания «Норвик» не смогла поставить двигатели заводу «Купол».",
    "Компания «Норвик» якобы поставляла двигатели заводу «Купол».",
    "Если бы компания «Норвик» поставляла двигатели заводу «Купол», её бы наказали.",
    "Представитель опроверг, что компания «Норвик» поставляла двигатели заводу «Купол».",
    "Министерство опровергло сообщения о том, что «Норвик» поставлял двигатели заводу «Купол».",
    "Сообщения о том, что «Норвик» поставлял двигатели заводу «Купол», не соответствуют действительности.",
    "Слухи о том, что «Норвик» поставлял двигатели заводу «Купол», оказались ложными.",
    "Пресечена попытка компании «Норвик» поставить двигатели заводу «Купол».",
    "Таможня перехватила партию двигателей, которую «Норвик» отправил заводу «Купол».",
    "Компания «Норвик» пыталась поставить двигатели заводу «Купол».",
    "Компания «Норвик» планировала поставить двигатели заводу «Купол».",
    "Неизвестно, поставляла ли компания «Норвик» двигатели заводу «Купол».",
    "Поставляла ли компания «Норвик» двигатели заводу «Купол»?",
    "Нет доказательств того, что «Норвик» поставлял двигатели заводу «Купол».",
    "Компания «Норвик», вероятно, поставляла двигатели заводу «Купол».",
    "Компания «Норвик» никогда не поставляла двигатели заводу «Купол».",
    "Компания «Норвик» отказалась поставлять двигатели заводу «Купол».",
    "Компания «Норвик» прекратила поставки двигателей заводу «Купол».",
    "Двигатели не были поставлены компанией «Норвик» заводу «Купол».",
    "Представитель отрицает, что «Норвик» поставлял двигатели заводу «Купол».",
    "«Норвик» отрицает поставки двигателей заводу «Купол».",
    "Газета ошибочно сообщила, что «Норвик» поставлял двигатели заводу «Купол».",
    "Информация о том, что «Норвик» поставлял двигатели заводу «Купол», не подтвердилась.",
    "Заявление о том, что «Норвик» поставлял двигатели заводу «Купол», было отозвано.",
    "Суд оправдал директора по делу о том, что «Норвик» поставлял двигатели заводу «Купол».",
    "«Норвик» поставлял двигатели заводу «Купол», писала газета. Это не соответствует действительности.",
    "«Норвик» мог поставить двигатели заводу «Купол».",
    "«Норвик», возможно, поставлял двигатели заводу «Купол».",
    "По слухам, «Норвик» поставлял двигатели заводу «Купол».",
    "«Норвик» собирался поставить двигатели заводу «Купол».",
    "«Норвик» договорился поставить двигатели заводу «Купол».",
    "«Норвик» предлагал поставить двигатели заводу «Купол».",
    "Если «Норвик» поставит двигатели заводу «Купол», последуют санкции.",
    "Уточнение: в предыдущей версии говорилось, что «Норвик» поставлял двигатели заводу «Купол».",
    "Следствие проверяет, поставлял ли «Норвик» двигатели заводу «Купол».",
    "Груз двигателей, отправленный компанией «Норвик» заводу «Купол», был задержан на границе.",
    "«Норвик» отправил двигатели заводу «Купол», но груз изъяли на таможне.",
    "Не «Норвик», а «Сидон» поставлял двигатели заводу «Купол».",
    "Утверждения, будто «Норвик» поставлял двигатели заводу «Купол», ложны.",
    "«Норвик» будет поставлять двигатели заводу «Купол».",
    "Подозревают, что «Норвик» поставлял двигатели заводу «Купол».",
]
RUSSIAN_PLAIN = [
    "Компания «Норвик» поставляла двигатели заводу «Купол».",
    "Компания «Норвик» не только поставляла двигатели заводу «Купол», но и испытывала их.",
    "Компания «Норвик», которая отрицает вину, поставляла двигатели заводу «Купол».",
    "Несмотря на запрет, компания «Норвик» поставляла двигатели заводу «Купол».",
    "«Норвик» поставлял двигатели заводу «Купол», но не ракеты.",
    "«Норвик» не ответил на запрос, но «Норвик» поставлял двигатели заводу «Купол».",
    "По данным таможни, «Норвик» поставил не менее 40 двигателей заводу «Купол».",
    "Чиновник не сообщил, когда «Норвик» поставлял двигатели заводу «Купол».",
    "«Норвик», не имея лицензии, поставлял двигатели заводу «Купол».",
    "«Норвик» неоднократно поставлял двигатели заводу «Купол».",
    "«Норвик» поставлял двигатели заводу «Купол», который не попал под санкции.",
    "По фиктивным документам «Норвик» поставлял двигатели заводу «Купол».",
    "«Сидон» не смог продать станки, а «Норвик» поставлял двигатели заводу «Купол».",
    "«Норвик» смог поставить двигатели заводу «Купол».",
]
CHINESE_BENT = [
    "诺维科技有限公司并未向库波尔供应发动机。",
    "诺维科技有限公司从未向库波尔出口发动机。",
    "诺维科技有限公司没有向库波尔出售发动机。",
    "诺维科技有限公司未能向库波尔交付发动机。",
    "诺维科技有限公司否认向库波尔供应发动机。",
    "如果诺维科技有限公司向库波尔供应发动机，将面临制裁。",
    "若诺维科技有限公司向库波尔出售发动机，将受处罚。",
    "目前尚不清楚诺维科技有限公司是否向库波尔供应发动机。",
    "警方称，诺维科技有限公司向库波尔供应发动机的消息不实。",
    "诺维科技有限公司向库波尔供应发动机的说法是谣言。",
    "据称诺维科技有限公司向库波尔供应发动机。",
    "诺维科技有限公司涉嫌向库波尔出口发动机。",
    "诺维科技有限公司试图向库波尔出口发动机。",
    "诺维科技有限公司拟向库波尔出售发动机。",
    "没有证据显示诺维科技有限公司向库波尔供应发动机。",
    "海关截获诺维科技有限公司运往库波尔的发动机。",
    "諾維科技有限公司並未向庫波爾供應發動機。",
    "诺维科技有限公司没有也不会向库波尔供应发动机。",
    "诺维科技有限公司不曾向库波尔提供任何发动机。",
    "诺维科技有限公司拒绝向库波尔出售发动机。",
    "诺维科技有限公司停止向库波尔供应发动机。",
    "诺维科技有限公司无法向库波尔交付发动机。",
    "外交部否认诺维科技有限公司向库波尔供应发动机。",
    "外交部驳斥诺维科技有限公司向库波尔供应发动机的报道。",
    "有关诺维科技有限公司向库波尔供应发动机的报道遭到外交部否认。",
    "诺维科技有限公司向库波尔供应发动机一事纯属捏造。",
    "诺维科技有限公司向库波尔供应发动机，但该说法并非事实。",
    "诺维科技有限公司向库波尔供应发动机。该报道后被撤回。",
    "诺维科技有限公司是否向库波尔供应发动机，仍不得而知。",
    "诺维科技有限公司向库波尔供应发动机了吗？",
    "诺维科技有限公司可能向库波尔供应了发动机。",
    "诺维科技有限公司疑似向库波尔供应发动机。",
    "诺维科技有限公司计划向库波尔供应发动机。",
    "诺维科技有限公司打算向库波尔供应发动机。",
    "诺维科技有限公司准备向库波尔供应发动机。",
    "诺维科技有限公司将向库波尔供应发动机。",
    "诺维科技有限公司同意向库波尔供应发动机。",
    "诺维科技有限公司企图向库波尔走私发动机。",
    "警方阻止诺维科技有限公司向库波尔运送发动机。",
    "诺维科技有限公司运往库波尔的发动机被海关扣押。",
    "诺维科技有限公司被指向库波尔供应发动机。",
    "更正：此前版本称诺维科技有限公司向库波尔供应发动机。",
    "假设诺维科技有限公司向库波尔供应发动机。",
    "一旦诺维科技有限公司向库波尔供应发动机，制裁即生效。",
    "报纸误报诺维科技有限公司向库波尔供应发动机。",
    "诺维科技有限公司被法院裁定无罪，未向库波尔供应发动机。",
    "网上谣传诺维科技有限公司向库波尔供应发动机。",
]
CHINESE_PLAIN = [
    "诺维科技有限公司向库波尔供应发动机。",
    "诺维科技有限公司不仅向库波尔供应发动机，还提供技术支持。",
    "诺维科技有限公司未经许可向库波尔出口发动机。",
    "诺维科技有限公司没有回应置评请求。文件显示，诺维科技有限公司向库波尔供应发动机。",
    "诺维科技有限公司不断向库波尔供应发动机。",
    "文件显示，诺维科技有限公司向库波尔供应不少于四十台发动机。",
    "诺维科技有限公司不顾制裁向库波尔供应发动机。",
    "诺维科技有限公司利用虚假文件向库波尔出口发动机。",
    "尽管诺维科技有限公司拒绝置评，诺维科技有限公司向库波尔供应发动机。",
    "诺维科技有限公司向库波尔供应发动机，但未供应导弹。",
    "西顿公司未能交货，诺维科技有限公司向库波尔供应发动机。",
    "诺维科技有限公司向库波尔的导弹计划提供发动机，诺维科技有限公司向库波尔出口零件。",
    "诺维科技有限公司为无人机向库波尔供应发动机。",
    "诺维科技有限公司多次向库波尔供应发动机，该公司否认违规。",
]
BENT = [("en", s) for s in NEGATED + UNREAL] + [("ru", s) for s in RUSSIAN_BENT] + [("zh", s) for s in CHINESE_BENT]
STRAIGHT = [("en", s) for s in PLAIN] + [("ru", s) for s in RUSSIAN_PLAIN] + [("zh", s) for s in CHINESE_PLAIN]
Read = Callable[[str, str], Reading]


@pytest.fixture(scope="module")
def rules() -> GuardRules:
    return load_guard_rules()


@pytest.fixture(scope="module")
def read(extractor: RulesExtractor, rules: GuardRules) -> Read:
    extractors: list[FieldsExtractor | RulesExtractor | DeferredExtractor] = [
        FieldsExtractor(),
        extractor,
        read_russian(),
        read_chinese(),
    ]

    def run(language: str, text: str) -> Reading:
        return read_claims(make(language, text), extractors=extractors, gazetteer=Gazetteer.empty(), guards=rules)

    return run


def make(language: str, text: str) -> Document:
    return Document(text, "test", digest_bytes(text.encode()), language=language, blocks=find_blocks(text))


def crop(document: Document, supplier: str, recipient: str) -> Claim:
    """What a careless reader makes of a text: the last two names, and the words between them as the quote."""
    text = document.text
    b = text.rfind(recipient)
    a = text.rfind(supplier, 0, b)
    mentions = [Mention(Span(i, i + len(n)), n, MentionKind.ORG, n) for i, n in ((a, supplier), (b, recipient))]
    evidence = Evidence.quote(document, Span(a, b + len(recipient)))
    return Claim(
        Predicate.SUPPLIES,
        mentions[0],
        mentions[1],
        None,
        evidence,
        Stance.ASSERTED,
        "careless/1",
        0.9,
        ("test",),
        tier=Tier.VERIFIED,
    )


def guard(language: str, text: str, rules: GuardRules) -> Claim:
    document = make(language, text)
    names = NAMES[language] if NAMES[language][0] in text else ("諾維科技有限公司", "庫波爾")
    (claim,) = guard_claims([crop(document, *names)], document, rules)
    claim.evidence.check(document)
    return claim


@pytest.mark.parametrize(("language", "text"), BENT)
def test_no_reader_gets_an_unreal_supply_verified(language: str, text: str, read: Read) -> None:
    edges = [c for c in read(language, text).claims if c.bears_edge and c.predicate is Predicate.SUPPLIES]
    assert [
        c.reasons for c in edges if c.stance is not Stance.ALLEGED and not (c.subject and c.subject.text == "Sidon")
    ] == []


@pytest.mark.parametrize(("language", "text"), BENT)
def test_a_cropped_quote_gets_the_words_that_bend_it(language: str, text: str, rules: GuardRules) -> None:
    claim = guard(language, text, rules)
    assert claim.tier is Tier.NEEDS_REVIEW
    assert claim.reasons[-1].startswith("guard: ")
    assert claim.polarity is Polarity.NEGATED or claim.stance in {Stance.HEDGED, Stance.PLANNED, Stance.ALLEGED}


@pytest.mark.parametrize("text", NEGATED)
def test_what_is_taken_back_is_negated(text: str, rules: GuardRules) -> None:
    assert guard("en", text, rules).polarity is Polarity.NEGATED


@pytest.mark.parametrize(("language", "text"), STRAIGHT)
def test_what_is_said_plainly_stays_verified(language: str, text: str, rules: GuardRules) -> None:
    claim = guard(language, text, rules)
    assert (claim.tier, claim.polarity) == (Tier.VERIFIED, Polarity.AFFIRMED), claim.reasons


@pytest.mark.parametrize(
    "text",
    [
        "The following claims are false:\n- Norvik Trading supplied engines to Kupol.",
        "If the licence is granted:\n- Norvik Trading supplies engines to Kupol.",
        "Correction\n\nNorvik Trading supplied engines to Kupol.",
    ],
)
def test_a_lead_in_or_heading_bends_what_stands_under_it(text: str, rules: GuardRules, read: Read) -> None:
    assert guard("en", text, rules).tier is Tier.NEEDS_REVIEW
    assert not [c for c in read("en", text).claims if c.bears_edge]


@pytest.mark.parametrize("text", PLAIN)
def test_the_guard_takes_no_plain_claim_from_the_graph(text: str, extractor: RulesExtractor, read: Read) -> None:
    def edges(claims: tuple[Claim, ...]) -> set[tuple[str, str]]:
        found = [c for c in claims if c.bears_edge and c.subject and c.object and c.subject.text == "Norvik Trading"]
        return {(c.predicate.value, c.object.text) for c in found if c.object}

    before = edges(extractor.extract(make("en", text), Gazetteer.empty()).claims)
    assert {e for e in before if e[1] == "Kupol"} <= edges(read("en", text).claims)


def test_the_quote_holds_the_words_that_bend_it(rules: GuardRules) -> None:
    claim = guard("en", "Reports from 2020 that Norvik Trading supplied Kupol are, police said, untrue.", rules)
    assert claim.evidence.exact.startswith("Reports from 2020")
    assert "untrue" in claim.evidence.exact


def test_a_quote_reaches_over_the_sentence_that_takes_it_back(rules: GuardRules) -> None:
    claim = guard("en", "Norvik Trading supplied Kupol. This report was later withdrawn.", rules)
    assert claim.evidence.exact.endswith("withdrawn.")


def test_what_is_already_hedged_keeps_its_tier(rules: GuardRules) -> None:
    document = make("en", "Norvik Trading may have supplied Kupol.")
    claim = replace(crop(document, "Norvik Trading", "Kupol"), stance=Stance.HEDGED)
    (after,) = guard_claims([claim], document, rules)
    assert (after.stance, after.tier) == (Stance.HEDGED, Tier.VERIFIED)


def test_denials_follow_the_claims_that_the_guard_changed(rules: GuardRules) -> None:
    document = make("en", "Rumours that Norvik Trading supplied Kupol are untrue.")
    claim = crop(document, "Norvik Trading", "Kupol")
    answer = replace(claim, predicate=Predicate.COMMENTS, stance=Stance.DENIED, denies=(claim.id,))
    first, second = guard_claims([claim, answer], document, rules)
    assert first.id != claim.id
    assert second.denies == (first.id,)


def test_a_row_that_says_cancelled_is_not_a_delivery(rules: GuardRules) -> None:
    text = "Shipper\tConsignee\tGoods\tStatus\nNorvik Trading\tKupol\tengines\tshipped\nNorvik Trading\tKupol\tgears\tcancelled\n"
    document = make("en", text)
    assert guard_claims([crop(document, "Norvik Trading", "Kupol")], document, rules)[0].polarity is Polarity.NEGATED


def test_words_cut_by_invisible_characters_are_read_whole(rules: GuardRules) -> None:
    assert (
        guard("en", "Norvik Trading nev\u00ader sup\u00adplied engines to Kupol.", rules).polarity is Polarity.NEGATED
    )


def test_a_text_without_end_is_guarded_in_linear_time(rules: GuardRules) -> None:
    text = "Norvik Trading and the plant " * 4000 + "never supplied engines to Kupol"
    document = make("en", text)
    claim = crop(document, "Norvik Trading", "Kupol")
    assert all(c.tier is Tier.NEEDS_REVIEW for c in guard_claims([claim] * 20, document, rules))


@pytest.mark.parametrize(
    ("language", "text", "tier"),
    [
        (
            "en",
            "Norvik Trading began shipping engines to Kupol and has become its third largest supplier.",
            Tier.NEEDS_REVIEW,
        ),
        ("en", "Norvik Trading cut Kupol off from its engines.", Tier.VERIFIED),
        ("en", "Norvik Trading could not confirm its shipments of engines to Kupol.", Tier.NEEDS_REVIEW),
        ("en", "Norvik Trading did not respond to questions on engines for Kupol.", Tier.NEEDS_REVIEW),
        ("en", "Norvik Trading of the United States sells engines to Kupol.", Tier.NEEDS_REVIEW),
        ("en", "Norvik Trading did not provide engines to Kupol.", Tier.VERIFIED),
        ("en", "Norvik Trading refused to provide engines to Kupol.", Tier.VERIFIED),
        ("ru", "Норвик недавно продал немецкие двигатели заводу Купол.", Tier.NEEDS_REVIEW),
        ("en", "Norvik Trading did not respond and no longer ships engines to Kupol.", Tier.VERIFIED),
        ("ru", "Норвик начал поставлять двигатели заводу Купол и стал третьим его поставщиком.", Tier.NEEDS_REVIEW),
        ("ru", "Норвик расторг договор поставки двигателей с заводом Купол.", Tier.VERIFIED),
        ("zh", "诺维科技有限公司向库波尔供应发动机，成为其第三大供应商。", Tier.NEEDS_REVIEW),
        ("zh", "诺维科技有限公司切断了对库波尔的供货。", Tier.VERIFIED),
    ],
)
def test_that_something_is_not_so_needs_a_word_that_says_it(
    language: str, text: str, tier: Tier, rules: GuardRules
) -> None:
    document = make(language, text)
    claim = replace(crop(document, *NAMES[language]), polarity=Polarity.NEGATED)
    (after,) = guard_claims([claim], document, rules)
    assert after.polarity is Polarity.NEGATED
    assert after.tier is tier


@pytest.mark.parametrize(
    ("language", "text", "tier"),
    [
        (
            "en",
            "Customs data show shipments of Norvik Trading products to Kupol by third-party sellers.",
            Tier.NEEDS_REVIEW,
        ),
        ("en", "Engines of Norvik Trading reached Kupol without its knowledge.", Tier.NEEDS_REVIEW),
        ("en", "Norvik Trading sold engines to Kupol through third-party resellers.", Tier.VERIFIED),
        ("en", "Norvik Trading, a third-party distributor, supplied engines to Kupol.", Tier.VERIFIED),
        ("en", "Norvik Trading sold engines to Kupol, show records checked by third-party auditors.", Tier.VERIFIED),
        (
            "en",
            "Norvik Trading shipped Infineon engines to Kupol without the manufacturer's permission.",
            Tier.VERIFIED,
        ),
        ("ru", "Двигатели Норвик попадают на завод Купол со сторонними поставщиками.", Tier.NEEDS_REVIEW),
        ("ru", "Норвик поставил двигатели заводу Купол, сообщили сторонники компании.", Tier.VERIFIED),
        ("zh", "诺维科技有限公司的发动机由第三方转售给库波尔。", Tier.NEEDS_REVIEW),
        ("zh", "诺维科技有限公司向库波尔出口发动机，货物由第三方检测。", Tier.VERIFIED),
    ],
)
def test_whose_goods_others_pass_on_need_not_have_sent_them(
    language: str, text: str, tier: Tier, rules: GuardRules
) -> None:
    document = make(language, text)
    (after,) = guard_claims([crop(document, *NAMES[language])], document, rules)
    assert after.tier is tier
    assert after.stance is Stance.ASSERTED
