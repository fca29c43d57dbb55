package claim

import (
	"slices"
	"strings"

	"candor/cmd/internal/period"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// An aspect is what a quantity is: how long data are kept, how soon somebody answers. A cue is a word that says so; the weight
// says how surely, and a stronger cue wins over a nearer weaker one. Many aspects are here only because a length of time that
// is about them must not be taken for another.
type aspect struct {
	name     string
	weight   int
	patterns string
}

// durationAspects are the aspects of lengths of time.
var durationAspects = []aspect{
	{"retention", 3, "~keep | ~retain | retention | ~preserve | ~delete | deletion | ~erase | erasure | ~purge | ~remove | removal | ~destroy | destruction | ~wipe | ~discard | ~expire | ~overwrite | ~linger | ~persist | on file | ~throw away/out | ~drop out/off | ~age out | ~roll off | ~vanish | ~disappear | ~shred | ~prune | ~fall out/off/away | ~be gone | gone from | ~scrub | ~dispose | disposal | shelf life | life span | lifespan | lifetime | ~cease to exist | ~get rid | ~store for | ~hold for | ~flush | ~evict | ~unlink | ~clean up/out | ~weed out | ~sweep | ~empty | ~forget | ~obliterate | ~eliminate | ~pulp | ~burn | no trace | nothing remains | nothing is left | out of our/the system/systems | ~void | shredder | on/of record | on/in our/the/its books | in the books | ~stick around | ~hang around | ~hang on | ~hold on to | ~sever | ~outlive | ~cull | ~fall away | ~rotate out | ~cycle out | older than | no older | off our/the server/servers/system/systems/disk/disks | gone after/within/for/in | ~replace by/with a/zero/zeros/placeholder | ~cut + octet | binned | ~toss | ~chuck | ~ditch | ~trash | ~scrap | ~jettison | ~nuke | ~zap | ~expunge | ~clear away/down/off | ~tidy away/up | ~do away with | ~strike from/out/off | ~take out of/from our/the | ~pull down | ~blank out | ~black out | ~compost | mill | ~cut short + address/octet/ip | ~take down + comment/post/photo/picture/video/photograph/review/advertisement | ~remember | storage/keeping/holding/archiving/preservation/conservation/filing time/period/duration/term/limit | ttl | time to live | ~recycle | ~lock away | ~lock in/up + cabinet/safe/drawer/cupboard/archive | past + gone/~delete | ~leave the/our/its/their shelf/cabinet/shelves/archive/cupboard/store | ~go from the shelf/cabinet/archive | shelf | ~put aside | ~set aside | ~lay aside | ~put by | nothing of it/them/this/that/yours/these is/remains left | visible for | ~pull from the shelf | in our keeping | custody | ~take off + system/server/disk | ~mothball | ~store away | ~tuck away | ~file away | bonfire | ~incinerate | ~feed to + shredder | ~feed into + shredder | ~truncate | ~shorten + address/octet | ~mask + address/octet"},
	{"retention", 3, "how far back | ~be with us/you | ~stay/~remain/~be with us | worth of"},
	{"retention", 2, "expiration | expiry | ~hold | held | ~store | ~archive | ~stay | ~remain | ~survive | ~maintain | ~live | ~last | ~drop | ~clear | ~run out | ~trim | ~leave our/the system/systems/server/servers/database | ~anonymise | ~pseudonymise | ~live on | history | ~save | ~sit | ~rest | ~lie | lie on | ~look back | lookback | ~reach back | ~go back | ~go away | available for | ~freeze | ~warehouse | ~accumulate | ~bin | ~put away | ~be there | ~exist | ~cut off | gone | old | life | keeping | ~outlast | ~fade | available + least/~remain/~keep | within reach | ~roll over"},
	{"retention", 1, "storage | age | ~age"},
	{"retention", 4, "age of | of age | ~turn + old | ~become + old | ~reach + age"},
	{"retention", 3, "~hold + no longer | ~lock for | object lock | worm | write once | immutable"},

	{"response", 5, "we/engineer/technician/somebody/someone/staff/team/colleague/expert/person/people ~start/~begin to/with/work/working | start of work | work ~start/~begin | ~start/~begin work | human being ~write/~call/~answer/~get | first sign/word/reaction/step/answer/response/reply/move/look | sign of life | on it in/within/after/inside/by"},
	{"response", 2, "~allow us/for | ~be at it"},
	{"response", 3, "~speak to/with | ~assign + engineer/technician/colleague/person/agent | ~be assigned | ~write back | ~get in touch | ~be in touch | ~be on it | ~dial in | ~get going | ~get started | ~spring into | ~swing into | ~step in | ~have someone/somebody/an/a/our on | ~be at work on | ~deal with it | ~turn to it/them | ~get to it/them/work | ~join + call/incident | ~be working on | ~hear from somebody/someone/an/a/one/our | ~be with you | eyes on | ~take it on | ~respond | response | ~triage | reply | ~reply | ~react | reaction | first contact | first look/word/answer/reply/sign | ~look into | ~look at it/them/the/your | ~attend to | ~pick up | ~pick it/this/them/your up | ~commence | ~take it/this/them up | ~take over + case/ticket/incident | ~start/~begin work/working | someone/somebody/person/engineer/technician/colleague/expert/specialist is on/at/with/working | ~be on the case/it | ~take up | ~call back | ~get/~come back to | ~hear back | ~get a call/answer/reply | ~take care"},
	{"response", 2, "~answer | answer | ~hear from | ~call you"},
	{"acknowledgement", 5, "sign that it/they/this/your/the + come/came/arrived/received/reached/got | ~hear/~tell/~know/~learn/~say/~write/~confirm/~let + @arrived + report/message/mail/letter/finding/submission/hole/~send/ticket/it/yours/request/notice | have got it | has/have reached us | proof/confirmation/note/word/message of receipt/arrival | receipt of your/the/a/each/every + ~confirm | ~thank you/for + report/hole/vulnerability/finding"},
	{"acknowledgement", 4, "~confirm your/the/a/each/every/their/such request/demand/message/report/complaint"},
	{"assessment", 5, "verdict | first/initial/preliminary/technical/our assessment/analysis/evaluation/opinion/view/judgement/judgment/finding/rating/diagnosis | what we make of/~think | our view/opinion/judgement/judgment | whether we agree/accept/confirm | result of our/the analysis/examination/assessment/check"},
	{"assessment", 2, "~triage + report/vulnerability/finding | ~assess + report/vulnerability/finding | ~evaluate + report/vulnerability/finding | ~decide whether + report/vulnerability/finding | ~judge + report/vulnerability/finding"},
	{"acknowledgement", 3, "~confirm that we/it | ~confirm the/its/their/your receipt/arrival | ~say that it/we + arrived/received | proof of receipt | ~acknowledge | acknowledgement | acknowledgment | ~confirm receipt | receipt is confirmed | confirmation of receipt"},
	{"resolution", 3, "sorted | end of it | end of the trouble/incident/fault/problem | ~be over | ~be done with | ~be dealt with | ~be settled | out of the way | off the table/desk | ~rectify | ~iron out | ~straighten | normal operation/service/working | ~overcome | ~wrap up | ~remove + cause/fault/trouble/error/problem/defect | ~correct + cause/fault/trouble/error/problem/defect | ~finish | lasting fix | permanent fix/solution | ~settle | ~resolve | resolution | remedy | ~repair | workaround | time to fix | ~put right | ~solve | solution | ~restore service | service ~restore | back to normal | ~heal | ~cure | ~sort out | ~clear up | lasting repair | done and dusted | ~eliminate + cause/fault/problem"},
	{"resolution", 2, "~fix | ~close | ~mitigate | mitigation"},
	{"patch", 3, "@mend + @hole | @mend + @patch | exploit | ~close + vulnerability/weakness/hole/flaw/finding | ~mend + vulnerability/weakness/hole/flaw/finding | ~resolve + vulnerability/weakness/flaw/finding | ~address + vulnerability/weakness/flaw/finding | security update/fix + ~install/~apply/~deploy/~roll | ~patch | patching | ~remediate | remediation | ~install + update/patch/fix | ~apply + update/patch/fix | ~fix + vulnerability/weakness/hole/flaw/finding/critical | ~close + vulnerability/weakness/hole/gap/finding | ~repair + vulnerability/weakness/hole/flaw/finding | ~deploy + fix/patch/update | ~roll out + fix/patch/update"},
	{"notification", 3, "@tell + @breach | ~notify | notification | ~inform | ~tell | ~alert | ~let know | let you know | ~warn | ~report to | ~write to + breach/incident | ~advise | ~pass on + breach/incident | ~learn of it from us | ~hear of it/a/the/any/such | ~hear about it/a/the/any/such | ~write to you | ~call + breach/incident | ~receive + message/word/notice/mail + breach/incident | ~put in the picture | ~know + breach/incident/leak/~leak | ~phone | ~ring up | ~call + breach/leak | ~learn of/about a/any/the/such | ~be told | ~communicate | ~contact + breach/incident | ~get word | word of | ~send word | ~disclose to | ~give notice of + breach/incident | ~notice + breach/incident"},
	{"notification", 2, "~report | ~reach + breach/incident | message + breach/incident | ~submit + authority | ~file + authority"},
	{"notice", 5, "ahead + ~write/letter/mail/~announce/~tell/~inform/~come/~arrive/~send/~learn/~hear | ~announce + before/ahead/earlier/prior/beforehand/advance | ~write/~tell/~inform/~mail/~hear/~learn/~know/~notify/~say/message/letter/mail + before a/another/any/the/some/one new/company/firm/further/additional/vendor/supplier/processor/helper/change | the day/week/month/evening/night before"},
	{"notice", 4, "notice | in advance | ahead of time | beforehand | ~give advance"},
	{"notice", 5, "before it/they/she/he/that/any/such/this/he ~start/~begin/~receive/~touch/~take/~get/~see/~come/~go/~become | before ~take effect | before a/the/any/such/this new | before + ~start + firm/company/helper/vendor/supplier/processor/subprocessor/subcontractor/partner | before the change/switch/start/engagement/addition | ahead of + change/~start/processor/subprocessor"},
	{"notice", 3, "advance | ~announce | ahead | announcement | ~forewarn | lead time | before ~add/~adding/~engage/engaging/~replace/replacing/~use/using/~start/starting | before it/they ~start/~begin | before the company | earlier"},
	{"notice", 2, "prior"},
	{"notice", 1, "before"},
	{"objection", 5, "~object + tell/write/say/let us | silence + consent/agreement/approval/yes | against + newcomer/processor/subprocessor/vendor/supplier/addition/change/firm/helper + ~raise/~say/~write/~tell/~have/reason | reasons/reason/anything/something/grounds/doubts against | ~say no | time/chance/room/opportunity/right to object/say/oppose/protest/refuse/veto/disagree | ~object + processor/subprocessor/firm/company/supplier/vendor/helper/change/newcomer | ~stop it/us/the + processor/subprocessor/firm/company/supplier/vendor/helper/newcomer | your/a no | ~be against | ~speak against | ~raise doubts/concerns/reservations | ~withhold + consent/agreement | ~decline + processor/subprocessor/firm/company/supplier/vendor/helper | doubts about"},
	{"objection answer", 6, "~answer/answer/reply/~reply/~respond/response/~decide/decision + objection"},
	{"objection", 4, "~reject | ~disagree | ~speak up | ~turn down + processor/subprocessor/firm/company/supplier/vendor | ~object | objection | ~oppose | ~veto | ~raise a concern/objection | ~protest | ~contest | ~say no | ~refuse + processor/subprocessor"},
	{"rto", 5, "rto | recovery time"},
	{"rto", 3, "back up/online/in/on + service/system/platform/application | ~be back | ~come back | ~resume | resumption | up and running | ~bring back | ~bring up | ~stand up again | ~return to service | back in service | back on line | ~take over | ~fail over | ~rebuild + service/system/server/platform/application/site/scratch/backup/copy/copies | ~get going | ~be up | up again | returns within/after/in/no | ~return within/after/in + service/system/platform/shop/site | back after/within/in/inside | alive again | ~stand again | ~function again | running again | operational again | usable again | ~work/~working again | works once more | ~run again | work again | available again | ~recover | ~reinstate | reinstatement | ~rebuild"},
	{"rto", 4, "~use it/them/the again | until + again | ~run/~work as before/usual"},
	{"rto", 3, "~have it/them/everything/this/that up/back/running/going | up and about | serve/serves again | open/opens again | ~get it/them/everything back/running/going | again ~be used/reached/available/usable | ~be reachable | usable after | ~be up | running by | up by | back by | operation + ~resume"},
	{"rto", 2, "again | recovery | ~restore | restoration"},
	{"rpo", 5, "anew/again + ~scan/~type/~capture/~write + have/has/need/needs/must | rpo | recovery point"},
	{"rpo", 5, "~type/~enter/typed/entered/input/entries/writes/orders + ~vanish/~disappear/missing/lost/~lose/gone | ~type/~enter + again/anew"},
	{"rpo", 3, "~redo | work to redo | ~rekey | ~re enter | ~type + again/anew | ~enter + again/anew | newest/latest/last + missing | sacrifice | ~sacrifice | ~be lost | behind the/our live/original/production | lag/lags/behind + standby/copy/replica | ~do again/over | ~be missing | ~go missing | ~retype | ~reenter | ~enter again | ~repeat + input/work/entry/entries | gone + work/input/entry/entries | data loss | loss of data | ~lose + data/work/entry/change/minute/hour/day/write/transaction | lost data/work/entry/change | work lost | loss | ~lose | ~forfeit"},
	{"mtd", 4, "may/can/could be gone/away/missing/silent/out/off/still/unreachable/dead/absent/dark/closed/idle | without it/them/him/this/these + can/could"},
	{"mtd", 5, "without + ~manage/~cope/~live/~survive/~do/~endure/~bear/~get/~last | unbearable | unacceptable | intolerable | ~hurt + after/company/business/us | ~threaten + existence/business/company | existence | painful | critical for/to the company/business/us | serious harm/damage | ~manage without | could do without | ~notice + business/company | pain threshold | point of no return | mtd | mtpd | tolerable downtime/outage/period | tolerable | ~tolerate | maximum downtime | ~do without | ~survive without | outage we can bear | bearable | longest standstill/outage/interruption/absence"},
	{"mtd", 3, "downtime | ~be down | ~stand still | standstill | ~be interrupted | ~be without | ~go without | ~be away | ~stay away | ~cope without | ~endure | ~bear | ~be unavailable | ~live without | ~manage without"},
	{"mtd", 1, "outage"},
	{"session", 5, "@idle + @again | @idle + session/login/portal/console | @idle + @ousted + session/login/portal/console/system/application/app/program/terminal/till/desktop"},
	{"session", 4, "@again"},
	{"session", 3, "session | idle | inactivity + session/screen/~log/~sign/workstation/token/portal/console | timeout | time out | signed out | logged out | ~log out/off | ~sign out/off | screen | ~lock itself | without activity | auto lock | autolock | left alone | unattended | untouched | stays signed in | signed in | ~sign you/users/user/them/people/everybody/everyone/members/out out | ~log you/users/user/them/people/everybody/everyone/members out | ~sign in again/anew/afresh | ~log in again/anew/afresh | ~go dark | without input/click/keystroke/movement/request | keyboard | sign in anew | reauthenticate | reauthentication | ~re authenticate | ~throw you/users out + portal/session/console | ~forget you | ~sign off"},
	{"session", 1, "inactivity"},
	{"lockout", 5, "account + ~rest/~break/break/pause/~pause/~sleep/~shut/~close/~freeze/~lock/~block + mistype/~mistype/wrong/failed/false/misses/attempt/times | ~get in + account + wrong/failed/false/misses/attempt | ~mistype + password/code/pin | ~lock + attempt/misses/tries/guesses | ~block + attempt/misses/tries/guesses | account + ~lock for | account/it/user + ~rest/~pause/~close/~freeze + attempt/misses/tries/guesses/wrong/failed | wrong/failed/false/unsuccessful/bad/incorrect attempt/try/tries/login/guess/guesses/entry/entries/password/pin/sign/code | misses in a row | misspelt password"},
	{"lockout", 3, "lockout | ~lock out | account ~lock | ~block + attempt | ~lock + attempt | failed/wrong/unsuccessful attempt/try/login/guess/entry/password | ~pause + attempt | ~rest + attempt"},
	{"inactivity", 4, "inactive | dormant | unused | without ~log/login/signing/use | not been used/opened/touched | last login/activity/visit/use/signin | no activity | no login | has not signed | nobody signs | not ~log | nobody/none has signed/logged/used/opened/touched | no one has signed/logged/used/opened/touched | idle account/user/profile/workspace | account + idle | ~lie idle/unused | not used/opened/visited/touched for | without a/any login/logon/sign/visit/use/activity | has/have not stayed/visited/ordered/bought/played/called/returned/come/shopped/donated/booked/connected"},
	{"connection", 6, "idle connection/connections | keep alive"},
	{"hsts", 5, "hsts | max age | strict transport"},
	{"validity", 5, "lifetime/age/validity/life of a/an/the/each/our/api/access/interface/personal/partner/ssh + token/link/code/certificate/key | lifetime/age/validity/life of token/tokens/link/links/code/codes/certificate/certificates/key/keys | token/link/certificate/voucher/invitation/code/cookie lifetime/age/validity | token/link/certificate/voucher/invitation/code/cookie/key + ~expire/~die/~lapse/~work/~last/~live | ~expire + link/token/code/invitation/voucher | ~work for + link/code/token | ~live for + token/link/code"},
	{"validity", 3, "valid | validity | certificate | ~issue for | token ~live | link"},
	{"disclosure", 5, "to yourself/yourselves/themselves/ourselves + ~keep | publication + ~hold/~delay/~postpone/~defer/~wait/~put | ~publish + ~wait/~delay/~postpone/~defer/~hold | between us/ourselves + ~keep | free to write/talk/publish/tell/speak/disclose | @public + @finder + ~ask/~wait/before/~give/~keep/~hold/please/until/~let/~allow/~agree | in public | before you/they/he/she/anybody/anyone/it/this/details ~publish/~talk/~speak/~tell/~write/~blog/~disclose/~go/~present/~post/~announce/~reveal/becomes/become/is/are | ~keep quiet/silent/still | ~keep it/this/the to/quiet/secret/confidential/under | head start | ~ask/~wait/~publish/~keep/~stay/~hold + finder/researcher/reporter + ~wait/~publish/quiet/silent/themselves/secret/confidential | ~wait + ~publish | coordinated disclosure | embargo | ~keep to themselves/yourself | ~stay silent"},
	{"disclosure", 3, "disclosure | embargo | coordinated | ~publish + researcher/finder/~wait/~ask | ~go public | ~make public | ~keep it/quiet/silent + finder/researcher"},
	{"publication", 3, "~publish + within/advisory/summary/report | ~publish"},
	{"review", 3, "~review | ~revisit | ~recertify"},
	{"test", 3, "~test | drill | ~rehearse"},
	{"test", 2, "exercise | audit"},
	{"training", 3, "~train | training | course | awareness | onboarding"},
	{"trial", 3, "trial | free of charge | evaluation period"},
	{"contract", 2, "contract | term | renewal | ~renew | subscription term | minimum term"},
	{"payment", 3, "payment | ~pay | refund | invoice + due | payment due | due date | ~bill | credit note | credits"},
	{"payment", 1, "invoice"},
	{"revocation", 5, "@leaver + @ended + @login | @leaver + out of everything | ~remove access/rights/permissions/accounts | ~remove all/their/his/her/the access/rights/permissions/accounts | access ~end/~stop/~cease + @leaver | ~shut down + account/leaver | ~end + leaver"},
	{"grant", 4, "access/permission/grant/approval/authorisation/authorization ~end/~expire/~lapse/~stop/~cease/~last | access/permission/grant/approval ~run out | temporary access/permission/right/approval/elevation | access grant | break glass access | ~grant + access"},
	{"revocation", 4, "~lose access/rights | ~lose all access/rights | ~lose their access/rights | leaver + access/account | ~leave + access + ~end/~withdraw/~remove/~disable/~revoke/~close/~block"},
	{"revocation", 3, "~revoke | revocation | ~withdraw + access/right/account/permission/key/privilege | ~disable + access/account/right | ~cut off + access | ~lose access/rights | ~close + leaver | ~remove + access/right/permission/privilege | ~deprovision | deprovisioning | ~take away | ~lose access/rights/right | ~lose + access | disabled/closed/blocked accounts/account/access | ~disable + leaver/account | ~block + leaver/account/access | ~close + account + ~leave/leaver/departure | ~be out of the system | ~end + access | ~strip | ~deactivate + account/access/leaver/employee | ~leave the company | leaver | ~suspend + access"},
	{"revocation", 2, "~withdraw | ~close/~shut/~disable/~deactivate/~block the/his/her/their/its/every/each account/accounts/access/login"},
	{"closure", 5, "report/account/review after/following/on a/an/the/every/each/any incident/outage/breach | written account/report/story | account/report/letter/story + when/once/after + over/past/closed + incident/all/everything | what happened + why/learnt/learned/changed/lessons | what went wrong + learnt/learned/changed/lessons/~read | post incident | incident report | what we have/~learn/~learnt | account/story/review/analysis/report/letter/summary/write up + what went wrong/what happened/incident + over/after/closed/close/end/behind/end | ~write up + incident/outage/breach | report/mortem/postmortem + ~close/closing/closure/~resolve + incident/~be/it | mortem | postmortem | incident report"},
	{"closure", 3, "mortem | postmortem | post mortem | lessons learned | retrospective | root cause | after ~close/closure/closing | look back on/at | incident report | final report | after the incident"},
	{"closure", 2, "closure | closing"},
	{"point-in-time", 5, "any/every/whichever/some state/version | ~wind back | ~rewind | ~turn back | ~set back | ~go back to any/every | any/some/every second/minute/moment/point/instant/time of/in/within/during the/our | ~take + back to | down to the second/minute | second by second | minute by minute | every second/minute of + ~restore/~return/~rewind/~go | continuous recovery | ~return to any/every | time machine | ~travel back"},
	{"point-in-time", 4, "~set/~take/~bring/~put/~wind/~roll/~get back to/by | back to any/some/every/a/each/the/whichever minute/moment/point/second/state/instant/hour/day | ~roll/~wind/~set/~put + back to any/some/every/each second/minute/moment/point/instant/state/hour"},
	{"point-in-time", 3, "any moment | point in time | any point | any second | every second of + ~restore/~rewind | ~rewind | ~wind back | ~roll back | pitr | ~reset to + point/moment"},
	{"point-in-time", 2, "versioning | moment"},
	{"update", 3, "how things/matters/it stand/stands/stood | state of affairs/things | where things/matters/it stand/stands | ~keep + posted | update to + customer | status update | progress | ~keep informed | interim | next news | news | ~follow up | how things/it/matters/we stand/stands | state of affairs/things/play | where things/we stand"},
	{"update", 2, "~update"},
	{"forwarding", 5, "~send/~pass/~hand/~give the/a/such/his/her/their/every/each letter/request/message/mail/wish/query/demand/enquiry on/over | @passes + request/letter/message/enquiry/inquiry/wish/complaint/mail"},
	{"subject request", 4, "@asks + patient/~wait/~take | @asks + answer/reply/response/~complete/~fulfil/~handle/~decide/~comply/~answer/~reply/~respond/~get/~receive/~hear/~have"},
	{"request", 3, "right/request + ~answer/~reply/~respond/~fulfil/~comply | data subject request | ~answer + request/right/access/erasure | ~see your data | ~want + ~see/copy + data + answer/~reply | data subject + ~deal/~answer/~reply/~respond | ~respond + request/right/erasure | ~reply + request/right | ~comply + request | ~handle + request | ~fulfil/~fulfill + request | ~deal with + request | ~complete + request | ~act on + request | ~honour/~honor + request | ~process + request | ~decide + request | ~meet + request | ~satisfy + request | ~carry out + request"},
	{"request", 2, "complaint | ~decide | appeal"},
	{"request", 1, "request"},
	{"rotation", 5, "in use + key/secret/credential/password | in service + key/secret/credential | lifetime of a/the/each/our key/secret | ~serve + key/secret | crypto period | cryptoperiod | ~replace + key/secret/password/passphrase | ~exchange + key/secret/password | ~renew + key/secret | older than + key/secret"},
	{"rotation", 4, "~rotate | rotation"},
	{"delay", 5, "~destroy/destruction + key + delay/~wait/hold/~pend/~schedule | delay before | waiting period | ~wait before | cooling off"},
	{"delay", 3, "delay | waiting period | cooling off | grace | ~wait | hold before | hour/day hold | cancellable | ~undo + destroy/~destroy/key | ~pend"},
	{"extension", 5, "~extend + by/once/up | ~lengthen | ~prolong | extension | extendable | extensible"},
	{"start", 4, "~start | ~begin | start of"},
	{"start", 2, "~initiate"},
	{"migration", 3, "~migrate | migration | transition | ~switch | ~move"},
	{"maintenance", 3, "maintenance | planned work | change freeze"},
	{"maintenance", 1, "window"},
	{"export", 3, "~export | ~download | ~return | ~fetch | ~hand over | ~hand back | portability | ~retrieve | ~collect their | ~take along | ~transfer out | ~extract"},
	{"experience", 4, "of experience | years experience | professional experience | ~found | founded | in business | in the business"},
	{"shift", 3, "shift | working day | office hour | opening hour | staffed | around the clock"},
	{"notice of termination", 5, "~end/~leave/~terminate/~cancel/~quit + contract/agreement/subscription/membership + notice/before/ahead/beforehand/earlier/prior"},
	{"notice of termination", 4, "~terminate + notice | termination + notice | ~cancel + notice"},
	{"shift", 2, "on call | on duty"},
	{"warranty", 3, "warranty | guarantee | liability | limitation | claim | insured"},
	{"ticket", 1, "ticket | case"},
	{"experience", 1, "experience"},
	{"retention", 3, "lifecycle | life cycle | ttl | time to live"},
	{"rto", 3, "~run in/from/at/on the/a/our second/other/standby/reserve/spare/backup"},
	{"retention", 5, "~rotate out/off/away | ~roll off/away"},
	{"response", 4, "~pick/~take + up + alert/incident/case/ticket"},
	{"rotation", 6, "lifetime + key/keys/secret/credential"},
	{"response", 4, "looked/examined/reviewed/checked at by | looked/examined/reviewed/checked/seen + person/human/moderator/people + ~report/within"},
	{"rto", 3, "again within/after/in/inside/no/by/at | ~open again | ~reopen"},
	{"notice", 5, "before the/an/any/each/such exchange/replacement/appointment/use/swap/handover | before they ~see/~get/~touch/~handle/~process/~receive any/the/your/our/personal"},
	{"retention", 1, "how long"},
	{"retention", 2, "~log for | ~record for"},
	{"rotation", 5, "lifetime + key/keys/secret/credential"},
	{"revocation", 5, "account + ~close/~block/~disable/~lock/~deactivate + last/exit + day/conversation/shift/interview"},
	{"notification", 3, "~learn that/about/of | will i/we learn/know/hear"},
	{"closure", 4, "a/the/written/final/full report ~go/~follow/~reach"},
	{"closure", 4, "a/the/written/final report + after/following a/an/the/any/each/every/such + incident"},
	{"session", 3, "signed out/off + ~click/~type/~do | logged out/off + ~click/~type/~do"},
	{"retention", 3, "~put aside/by | ~set aside | ~lay aside"},
	{"inactivity", 4, "don't/doesn't/didn't/haven't/hasn't/not/never ~sign/~log/~use/~visit/~open/~touch"},
}

// intervalAspects are the aspects of how often something happens.
var intervalAspects = []aspect{
	{"upkeep", 5, "update + ~download/~install/~apply/~deploy/~roll/signature | ~update + scanner/signature/definition/antivirus/software"},
	{"cadence", 5, "security update/patch/fix | ~install + update/patch"},
	{"update", 5, "status page/site/board + ~update/entry/message/post/news"},
	{"interval", 3, "~put on/onto + second/other/another/spare/remote machine/disk/server/site/drive/medium | ~save | ~save to | ~duplicate | ~mirror | ~sync | ~synchronise | ~transfer/~send/~write/~move to + second/other/another/remote/backup | ~copy | snapshot | ~dump | ~back | backed up | ~back up | ~snapshot | ~save away | ~duplicate | ~mirror"},
	{"interval", 2, "~save + database/server/system/data/file/mailbox | ~secure + database/server | backup | copy | dump | ~take | safety copy | archive run"},
	{"interval", 1, "~make | ~create | ~export | ~run | ~write"},
	{"replication", 3, "~replicate | replication"},
	{"cadence", 5, "~break in/into + team/firm/company/expert/outsider/~pay/~hire/hacker/tester | ~attack + ~pay/~hire/team/firm | penetration | pentest | ethical hacker | red team | hacker | pen test | ~load + backup/copy/dump/snapshot + empty/test/machine/cluster"},
	{"cadence", 4, "~certify | ~attest | ~tick off | still ~need | ~reaffirm | ~update + policy/plan/document/procedure/register | ~reexamine | ~re examine | ~reassess | ~recheck | fresh look | ~re assess | ~rerun | ~read afresh | ~go over | ~be gone through | ~be checked | ~test | drill | ~rehearse | rehearsal | ~exercise | ~review | ~audit | ~assess | assessment | ~train | training | ~scan | penetration | pentest | ~rotate | rotation | ~patch | patching | ~recertify | recertification | ~attack | ~break in/into | simulation | ~simulate | phishing | tabletop | table top | awareness | course | ~inspect | inspection | revision | ~revise | ~revisit | refresher | ~practise | ~play through | ~try to get in/into | ~get in/into + ~try/hacker | ~restore + machine/empty/sample | ~bring + back + backup/copy/snapshot | ~get + back + copy/backup/snapshot | ~look + access/right/rights/log/logs | red team | dry run | workshop | ~reread | scanner | ~hack"},
	{"cadence", 3, "~verify | ~check | integrity | ~restore | restoration | inventory | ~rebuild | ~renew | ~go through | ~look through | ~look over | ~look at | ~walk through | ~examine | ~evaluate | evaluation | ~try | ~read | ~compare | ~bring back | ~reconsider | ~refresh | ~rewrite | ~analyse | analysis | ~confirm | ~approve | ~update + policy/plan/document/procedure/page/register/list | ~change + key/secret/password/passphrase/credential | ~replace + key/secret/password/credential | ~exchange + key/secret/password | ~reconcile | ~question | ~interview | ~teach | ~instruct | ~probe"},
	{"cadence", 2, "~deploy | ~change | ~replace | ~load | ~switch | ~fail over | ~visit | ~discuss | ~question | ~validate"},
	{"cadence", 1, "key | list"},
	{"update", 3, "how things/matters/it stand/stands/stood | state of affairs/things | where things/matters/it stand/stands | we ~write | ~write to | ~call you | ~post + status/update/news/message | ~keep + posted | ~keep in the picture | word to | next word | next message | status message | situation report | ~send word | ~update | ~inform | ~tell | news | ~hear from | ~keep informed | progress | next news | status | ~notify | bulletin | ~ring you/them/customers/clients/everyone | ~phone you/them/customers/clients | state of affairs/things/play | how things/it/matters/we stand/stands | where things/we stand | ~come back with | ~give you/them/everyone an/a/the | sign of life | ~mail you/them/customers/clients | ~let you/them/customers/clients know"},
	{"update", 2, "~report | message"},
	{"rpo", 4, "loss | ~lose"},
	{"meeting", 4, "~meet | meeting | committee | ~convene | ~sit | board"},
	{"payment", 4, "~pay | payment | ~bill | invoice | ~invoice | fee | price | discount | charge | ~charge | salary"},
	{"purge", 3, "~purge | ~delete | ~clean | ~remove | ~erase | ~empty the | ~sweep | ~wipe | ~prune"},
	{"purge", 1, "job"},
	{"publication", 3, "~publish | newsletter | transparency report"},
	{"monitoring", 3, "~monitor | ~ping | ~probe | heartbeat | ~watch"},
}

// An aspects finds the aspect of quantities.
type aspects struct {
	table []aspect
	patterns
}

var (
	ofDurations = newAspects(durationAspects)
	ofIntervals = newAspects(intervalAspects)
)

func newAspects(table []aspect) *aspects {
	a := &aspects{table: table}
	for i := range table {
		a.add(i, table[i].patterns)
	}
	return a
}

// AspectOf returns what a length of time or an interval with that title is: 'session' for 'Idle timeout'.
func AspectOf(title string, interval bool) string {
	a := ofDurations
	if interval {
		a = ofIntervals
	}
	ts := token.Append(nil, title)
	name, _ := a.strongest(ts, 0, len(ts), 0, 0, 1, nil)
	return name
}

// strongest returns the aspect whose cue among tokens lo to hi weighs most, and no less than least; of equals it is the one
// nearest to the tokens from to to. Cues that are the title of a document are none.
func (a *aspects) strongest(ts []token.Token, lo, hi, from, to, least int, title func(hit) bool) (name, cue string) {
	return a.choose(ts, func(found func(hit)) { a.find(ts, lo, hi, found) }, from, to, least, title)
}

// strongest is the same for tokens of the phrase's own block.
func (p *phrase) strongest(a *aspects, lo, hi, from, to, least int, title func(hit) bool) (name, cue string) {
	return a.choose(p.ts, func(found func(hit)) { p.find(&a.patterns, lo, hi, found) }, from, to, least, title)
}

func (a *aspects) choose(ts []token.Token, find func(func(hit)), from, to, least int, title func(hit) bool) (name, cue string) {
	score := 0
	find(func(h hit) {
		if h.from < to && h.to > from || title != nil && title(h) || describes(ts, h, from) {
			return
		}
		gap := from - h.from
		if h.from >= to {
			gap = h.from - to + 1
		}
		as := &a.table[h.id]
		if as.weight < least {
			return
		}
		if s := as.weight*20 - min(gap, 19); s > score {
			score, name, cue = s, as.name, span(ts, h)
		}
	})
	return name, cue
}

// span returns the words of a hit.
func span(ts []token.Token, h hit) string {
	s := ts[h.from].Text
	for i := h.from + 1; i < h.to; i++ {
		if ts[i].Space {
			s += " "
		}
		s += ts[i].Text
	}
	return s
}

// aspect returns what the quantity is: the strongest cue in its clause, else in its sentence, else in what introduces the
// sentence: label, row and column heads, lead-in, headings.
func (p *phrase) aspect(interval bool) (name, cue string, near bool) {
	a := ofDurations
	if interval {
		a = ofIntervals
	}
	lo, hi := p.clause()
	from, to := p.since()
	skip := func(h hit) bool {
		if h.from >= p.to && h.from < p.to+4 && p.elapses() {
			return true // 'before two weeks are over'
		}
		if h.from >= from && h.from < to && !(a.table[h.id].name == "notice" && a.table[h.id].weight == 5) || p.inTitle(h) { // 'two weeks before it starts'
			return true
		}
		return p.idle(a, h) || !interval && p.inKept(a, h) || p.purpose(h) || p.idiom(h) || !interval && p.names(h) && a.table[h.id].name != "retention"
	}
	own, end := p.lo, p.coordinate()
	if from, to := p.independent(); (from > own || to < end) && p.verb(from, to) >= 0 && (from == own || p.verb(own, from) >= 0) && (to == end || p.verb(to, end) >= 0) {
		own, end = from, to // a sentence of its own between semicolons: 'eight hours are the target; data of the last hour may be lost'
	}
	if cue := p.beforehand(); cue != "" && !interval {
		if n, w := p.strongest(a, p.lo, p.hi, p.from, p.to, 5, p.inTitle); n != "" {
			return n, w, true // 'four months before you talk about it'
		}
		return "notice", cue, true
	}
	if from, to := p.occasion(); from < to { // 'they vanish when the season is over, thirty days later': what happens stands before
		main := func(h hit) bool { return h.from >= from && h.from < to || skip(h) }
		if n, w := p.strongest(a, own, end, p.from, p.to, 2, main); n != "" {
			return n, w, true
		}
	}
	for least := 2; least > 0; least-- { // 'logs are kept for 90 days, invoices for ten years': a weak cue does not outdo the verb
		if n, w := p.strongest(a, lo, hi, p.from, p.to, least, skip); n != "" {
			return n, w, true
		}
		if n, w := p.strongest(a, own, end, p.from, p.to, least, skip); n != "" {
			return n, w, true
		}
		if lo, hi := p.asked(); lo < hi {
			if n, w := p.strongest(a, lo, hi, hi, hi, least, skip); n != "" {
				return n, w, true
			}
		}
		if n, w, near := p.introduced(a, least); n != "" {
			return n, w, near
		}
	}
	if interval && p.timetable() {
		return "cadence", "", true
	}
	if !interval && backupWords[p.ts[p.lo].Lower] && p.verb(p.lo, p.from) < 0 && p.ts[p.from-1].Is(":") {
		return "retention", p.ts[p.lo].Text, true // 'Copies of orders: 14 days'
	}
	if !interval && p.labelsFigure() {
		if n, w := a.strongest(p.ts, 0, len(p.ts), p.from, p.to, 2, func(h hit) bool { return h.from >= p.lo && h.from < p.hi || skip(h) }); n == "retention" {
			return n, w, true
		}
	}
	if !interval && p.tierLabel() {
		return "retention", p.ts[p.lo].Text, true
	}
	if lo := p.antecedent(); lo < p.lo { // 'That text is ready after two weeks'
		if n, w := p.strongest(a, lo, p.lo, p.lo, p.lo, 3, p.inTitle); n != "" {
			return n, w, true
		}
	}
	if n, w := p.strongest(a, from, to, p.from, p.to, 2, p.inTitle); n != "" {
		return n, w, true
	}
	return "", "", false
}

// alternatives returns the other aspects of which cues stand in the sentence, the label or the head of the row or column: the words of one
// sentence often speak of several things, and which of them the figure is the data may tell.
func (p *phrase) alternatives(c *Claim) (out []string) {
	a := ofDurations
	if c.Kind == Interval {
		a = ofIntervals
	}
	lo, hi := p.clause()
	if p.from > p.lo && lookback[p.ts[p.from-1].Lower] {
		return nil // 'in the preceding twelve months'
	}
	if c.AspectNear && p.adjoins(a, c.Aspect) {
		return nil // '7 days ahead' can be nothing else
	}
	from, to := p.since()
	inClause := false // the clause itself says what it is a length of
	p.find(&a.patterns, lo, hi, func(h hit) {
		inClause = inClause || a.table[h.id].name == c.Aspect && !(h.from < p.to && h.to > p.from)
	})
	lasting := c.Kind == Duration && p.lastsFor()
	best := map[string]int{}
	fetched := c.Kind == Interval && p.bringsBack()
	note := func(h hit, ts []token.Token, bonus int) {
		as := &a.table[h.id]
		if fetched && as.name == "interval" {
			return
		}
		if as.name == c.Aspect && c.AspectNear || as.weight < 2 || lasting && deadlines[as.name] || as.name == "retention" || as.name == "inactivity" || as.name == "export" || describes(ts, h, p.from) {
			return
		}
		best[as.name] = max(best[as.name], as.weight*20+bonus)
	}
	p.find(&a.patterns, p.lo, p.hi, func(h hit) {
		if h.from < p.to && h.to > p.from || p.inTitle(h) || p.idiom(h) || h.from >= from && h.from < to || inClause && (h.lo < lo || h.hi > hi) || h.lo >= hi { // what comes after the clause is about something else
			return
		}
		gap := p.from - h.from
		if h.from >= p.to {
			gap = h.from - p.to + 1
		}
		bonus := -min(gap, 19)
		if h.lo >= lo && h.hi <= hi {
			bonus += 30
		}
		note(h, p.ts, bonus)
	})
	if lo := p.antecedent(); lo < p.lo && c.Aspect == "" {
		a.find(p.ts, lo, p.lo, func(h hit) { note(h, p.ts, -20) })
	}
	for _, i := range []int{p.block.ColHead, p.block.RowHead} {
		if i >= 0 && i < len(p.doc.Blocks) && i != p.index {
			ts := p.cut(&p.doc.Blocks[i])
			a.find(ts, 0, len(ts), func(h hit) { note(h, ts, 20) })
		}
	}
	if c.Kind == Duration && c.Aspect != "notification" && c.Aspect != "retention" && !lasting && p.telling() {
		best["notification"] = max(best["notification"], 2)
	}
	if c.Kind == Duration && c.Aspect != "session" && (c.Aspect != "retention" || !c.AspectNear) && p.restful() {
		best["session"] = max(best["session"], 1)
	}
	for name := range best {
		out = append(out, name)
	}
	slices.SortFunc(out, func(x, y string) int {
		if best[x] != best[y] {
			return best[y] - best[x]
		}
		return strings.Compare(x, y)
	})
	return out
}

// tells finds the words for telling somebody something. Nearly all of them also mean other things, so that only the data can say whether a
// length of time is about that.
var tells = func() *patterns {
	ps := &patterns{}
	ps.add(0, "@tell")
	return ps
}()

// telling reports whether the clause speaks of telling somebody something.
func (p *phrase) telling() bool {
	lo, hi := p.clause()
	found := false
	tells.find(p.ts, lo, hi, func(h hit) {
		found = found || h.to <= p.from || h.from >= p.to
	})
	return found
}

// seated are what people sit at or are signed in to.
var seated = set("session", "screen", "terminal", "terminals", "console", "portal", "system", "systems", "app", "application", "desktop", "workstation", "workstations", "computer", "computers", "laptop", "laptops", "sign", "log", "login", "password", "office", "program", "tablet", "tablets", "phone", "phones", "device", "devices", "dashboard", "browser", "keyboard", "mouse", "interface", "till", "tills")

// restful reports whether the sentence speaks of a time in which nobody does anything.
func (p *phrase) restful() bool {
	idle, seat := false, false
	for i := p.lo; i < p.hi; i++ {
		seat = seat || seated[p.ts[i].Lower]
	}
	if !seat && p.block.Kind != prose.Cell {
		return false
	}
	sensePatterns.find(p.ts, p.lo, p.hi, func(h hit) {
		idle = idle || Dimension(h.id>>8) == Timer && senses[Timer][h.id&0xff].name == "idle"
	})
	return idle
}

// deadlines are aspects of by when something is done: nothing is reported or repaired 'for six months'.
var deadlines = set("response", "acknowledgement", "assessment", "resolution", "patch", "notification", "request", "subject request", "forwarding", "closure", "revocation", "rto", "notice", "publication", "start")

// adjoins reports whether a strong cue of the aspect stands right beside the quantity.
func (p *phrase) adjoins(a *aspects, aspect string) bool {
	found := aspect == "notice" && p.beforehand() != ""
	p.find(&a.patterns, p.lo, p.hi, func(h hit) {
		found = found || a.table[h.id].name == aspect && a.table[h.id].weight >= 3 && (h.hi == p.from || h.lo == p.to)
	})
	return found
}

// beforehand returns the word right behind the quantity that says that it is how long before something else: 'one month before such
// change', 'two days ahead'.
func (p *phrase) beforehand() string {
	i := p.to
	if p.from > p.lo && p.ts[p.from-1].Is("the") {
		return "" // 'the fees of the twelve months before the damage'
	}
	for i < p.hi && (p.ts[i].Is("at") || p.ts[i].Is("least") || p.ts[i].Is("the") || p.ts[i].Is("latest") || p.ts[i].Is("'")) {
		i++
	}
	if i >= p.hi {
		return ""
	}
	switch w := p.ts[i].Lower; w {
	case "before", "prior":
		for k := i + 1; k < min(i+5, p.hi); k++ {
			if failures[stem(p.ts[k].Lower)] {
				return "" // 'the entries of the last six hours before the failure'
			}
		}
		return p.ts[i].Text
	case "beforehand", "ahead":
		return p.ts[i].Text
	case "in":
		if i+1 < p.hi && p.ts[i+1].Is("advance") {
			return "in advance"
		}
	case "earlier":
		if i+1 >= p.hi || p.ts[i+1].Kind == token.Mark {
			return p.ts[i].Text
		}
	}
	return ""
}

var failures = set("failure", "crash", "outage", "loss", "disaster", "incident", "interruption", "breakdown", "fault", "accident", "event", "emergency", "deletion", "mistake")

// coordinate returns the token at which a clause with a subject of its own goes on behind the quantity: '… within a day, and the report says
// why', or the end of the sentence.
func (p *phrase) coordinate() int {
	for i := p.to; i+3 < p.hi; i++ {
		if p.ts[i].Is(",") && (p.ts[i+1].Is("and") || p.ts[i+1].Is("but") || p.ts[i+1].Is("so")) && (determiners[p.ts[i+2].Lower] || subjects[p.ts[i+2].Lower]) {
			return i
		}
	}
	return p.hi
}

// lastsFor reports whether the quantity is how long a state lasts, 'copies are with us for thirty days'. Where no other word says
// what it is a length of, something is kept.
func (p *phrase) lastsFor() bool {
	i := p.from - 1
	for i > p.lo && boundFiller[p.ts[i].Lower] {
		i--
	}
	return i > p.lo && p.ts[i].Is("for") && p.block.Kind != prose.HeadingText
}

// occasion returns the words right before the quantity's clause that only say when something happens: 'when the season is over,'.
func (p *phrase) occasion() (from, to int) {
	lo, _ := p.clause()
	if lo <= p.lo+1 || !p.ts[lo-1].Is(",") || p.verb(lo, p.from) >= 0 {
		return 0, 0
	}
	for i := lo - 2; i > p.lo; i-- {
		switch p.ts[i].Lower {
		case ",", ";", ":", "(":
			return 0, 0
		case "when", "once", "after", "whenever":
			return i, lo - 1
		}
	}
	return 0, 0
}

// idle reports whether a cue of inactivity belongs to another length of time, which stands between: 'accounts without a login for
// two years are deleted 30 days later'.
func (p *phrase) idle(a *aspects, h hit) bool {
	if a.table[h.id].name != "inactivity" {
		return false
	}
	if h.to <= p.from {
		return p.quantityBetween(h.to, p.from)
	}
	return p.quantityBetween(p.to, h.from)
}

// purpose reports whether a cue only says what for something is kept: 'kept for training for ninety days'.
func (p *phrase) purpose(h hit) bool {
	if h.from <= p.lo || !p.ts[h.from-1].Is("for") || h.to > p.from || !keepingPurposes[p.ts[h.from].Lower] {
		return false
	}
	for i := p.lo; i < h.from; i++ {
		if keepingWords[p.ts[i].Lower] {
			return true
		}
	}
	return false
}

var keepingPurposes = set("training", "testing", "tests", "audit", "audits", "billing", "payment", "review", "reviews", "reporting", "warranty", "maintenance", "contract", "claims", "exercises")

// idiom reports whether a cue is a part of an idiom or of a name, and says nothing: 'in the course of', 'Marrowgate Payments'.
func (p *phrase) idiom(h hit) bool {
	switch t := &p.ts[h.from]; {
	case t.Is("back") && h.from > 0:
		return callings[p.ts[h.from-1].Lower] // 'called back within two hours'
	case t.Is("close") && h.from > 0 && h.to < len(p.ts):
		return p.ts[h.from-1].Is("the") && p.ts[h.to].Is("of") // 'by the close of the day'
	case (t.Is("take") || t.Is("takes") || t.Is("took")) && h.to < len(p.ts) && p.ts[h.to-1].Is("up") && p.ts[h.to].Is("to"):
		return true // 'we take up to ten days'
	case (t.Is("deletion") || t.Is("erasure") || t.Is("removal")) && p.answersRequests():
		return true // 'we respond to requests for deletion within a month'
	case t.Is("charge"):
		return h.from > 0 && p.ts[h.from-1].Is("in")
	case t.Is("alert") || t.Is("alerts"):
		return h.to == h.from+1 && h.from > 0 && (articles[p.ts[h.from-1].Lower] || gradeWords[p.ts[h.from-1].Lower]) // it is a thing
	case t.Is("rest"):
		return h.from > 0 && p.ts[h.from-1].Is("the")
	case t.Is("lasts") || t.Is("last"):
		for i := max(p.lo, h.from-8); i+2 < h.from; i++ {
			if p.ts[i].Is("as") && p.ts[i+1].Is("long") && p.ts[i+2].Is("as") {
				return true // 'for as long as a consultation lasts'
			}
		}
		return false
	case t.Is("course"):
		return h.from > 1 && p.ts[h.from-1].Is("the") && p.ts[h.from-2].Is("in")
	case h.to == h.from+1 && h.from > p.lo && t.Capital() && t.Lower != t.Text:
		before := &p.ts[h.from-1]
		return before.Kind == token.Word && before.Capital() && !stopWords[before.Lower] && t.Space
	}
	return false
}

var gradeWords = set("critical", "high", "medium", "low", "urgent", "major", "minor", "severe", "serious", "red", "security")

var callings = set("call", "calls", "called", "calling", "ring", "rings", "rung", "phone", "phones", "phoned", "write", "writes", "written", "wrote", "report", "reports", "reported", "mail", "mailed", "hear", "hears", "heard", "pay", "pays", "paid", "answer", "answers", "wind", "wound", "take", "takes", "taken", "took", "taking", "roll", "rolled", "look", "looks", "far", "reach", "reaches")

// answersRequests reports whether the clause tells of answering requests.
func (p *phrase) answersRequests() bool {
	request, answer := false, false
	lo, hi := p.clause()
	for i := lo; i < hi; i++ {
		switch w := p.ts[i].Lower; w {
		case "request", "requests":
			request = true
		case "respond", "responds", "responded", "answer", "answers", "answered", "reply", "replies", "replied", "react", "reacts":
			answer = true
		}
	}
	return request && answer
}

// since returns the words behind the quantity that say from when time runs: 'after they are closed' says nothing of what happens
// then.
func (p *phrase) since() (from, to int) {
	from = p.to
	for from < p.hi && (p.ts[from].Is("at") || p.ts[from].Is("the") || p.ts[from].Is("latest")) {
		from++
	}
	if from >= p.hi || !sinceWords[p.ts[from].Lower] || p.ts[from].Is("of") && p.bound() != Within && !(p.from > p.lo && (p.ts[p.from-1].Is("in") || p.ts[p.from-1].Is("inside"))) {
		return 0, 0 // 'two days of entries' are no time since anything
	}
	for to = from + 1; to < min(from+sinceReach, p.hi) && !p.breaks(to); to++ {
		if to == from+1 && pointsBack[p.ts[to].Lower] && p.ts[to].Lower != "the" && p.ts[to].Lower != "each" && p.ts[to].Lower != "every" {
			if to+1 < p.hi && plainVerbs[p.ts[to+1].Lower] {
				continue // 'after they are closed'
			}
			return from, to + 1 // 'after that they are deleted'
		}
	}
	return from, to
}

// sinceReach is how many words can say from when time runs.
const sinceReach = 9

var sinceWords = set("after", "from", "since", "following", "of", "once", "before", "upon")

// inTitle reports whether a hit is in the words of a link to another document, which name that document and say nothing here.
func (p *phrase) inTitle(h hit) bool {
	for _, m := range p.block.Marks {
		if m.Kind != prose.LinkMark || m.Link < 0 || p.ts[h.from].Start < m.Start || p.ts[h.from].Start >= m.End {
			continue
		}
		dest := p.doc.Links[m.Link].Dest
		return strings.Contains(dest, ".md") || strings.HasPrefix(dest, "ref:")
	}
	return false
}

// listed reports whether the phrase's block is a short item or cell right under a heading, 'Resolution targets', which then says what the
// figures are.
func (p *phrase) listed(heading *prose.Block) bool {
	return len(p.ts) <= shortItem && (p.block.Kind == prose.Item || p.block.Kind == prose.Cell) && heading.Heading == p.block.Heading
}

// shortItem is the most tokens of an item that only gives a name and a figure.
const shortItem = 14

// introduced returns the aspect that the nearest of the blocks around the phrase's gives it.
func (p *phrase) introduced(a *aspects, least int) (name, cue string, near bool) {
	if p.block.Label > 0 {
		hi := 0
		for hi < len(p.ts) && p.ts[hi].End <= p.block.Label {
			hi++
		}
		if n, w := p.strongest(a, 0, hi, hi, hi, least, func(h hit) bool { return p.inTitle(h) || p.inKept(a, h) }); n != "" {
			return n, w, true
		}
	}
	if q := p.questionBefore(); q >= 0 {
		ts := token.Append(nil, p.doc.Blocks[q].Text)
		if n, w := a.strongest(ts, 0, len(ts), len(ts), len(ts), least, nil); n != "" {
			return n, w, true
		}
	}
	apart := p.columned(a)
	for i, b := range p.introducers() {
		if apart && i > 0 {
			break
		}
		ts := p.cut(b)
		q := phrase{lex: p.lex, doc: p.doc, block: b, ts: ts, hi: len(ts)}
		skip := func(h hit) bool { return q.inKept(a, h) || b.Kind == prose.Paragraph && q.idiom(h) }
		if n, w := a.strongest(ts, 0, len(ts), len(ts), len(ts), least, skip); n != "" {
			return n, w, b.Kind != prose.HeadingText || p.listed(b)
		}
	}
	return "", "", false
}

// columned reports whether the columns of the phrase's table tell figures apart: the head of another column with a figure in the
// same row says what that figure is. What a column is whose own head says nothing known, then cannot be told from outside.
func (p *phrase) columned(a *aspects) bool {
	b := p.block
	if b.Kind != prose.Cell || b.ColHead < 0 || b.ColHead == p.index || len(p.doc.Blocks[b.ColHead].Text) == 0 {
		return false
	}
	says := func(i int) bool {
		o := &p.doc.Blocks[i]
		if o.ColHead < 0 || o.ColHead == i || o.ColHead == b.ColHead || len(o.Text) > shortCell {
			return false
		}
		head := p.cut(&p.doc.Blocks[o.ColHead])
		if n, _ := a.strongest(head, 0, len(head), len(head), len(head), 2, nil); n == "" {
			return false
		}
		ts := p.cut(o)
		for k := range ts {
			if _, ok := period.Scan(ts, k); ok {
				return true
			}
		}
		return false
	}
	for i := p.index - 1; i >= max(0, p.index-rowReach) && p.sameRow(i); i-- {
		if says(i) {
			return true
		}
	}
	for i := p.index + 1; i < min(len(p.doc.Blocks), p.index+rowReach) && p.sameRow(i); i++ {
		if says(i) {
			return true
		}
	}
	return false
}

// alone reports whether the aspect is beyond doubt: a strong cue of it stands in the sentence or the head of the row or column, and
// the sentence has no other figure of the kind that the cue could belong to.
func (p *phrase) alone(aspect string, interval bool) bool {
	for k := range p.finds {
		if f := &p.finds[k]; k != p.self && f.quantity != nil && f.from >= p.lo && f.to <= p.hi && f.quantity.Repeats == interval {
			return false
		}
	}
	a := ofDurations
	if interval {
		a = ofIntervals
	}
	sure := false
	note := func(h hit) {
		sure = sure || a.table[h.id].name == aspect && a.table[h.id].weight >= 3
	}
	p.find(&a.patterns, p.lo, p.hi, note)
	for _, i := range []int{p.block.ColHead, p.block.RowHead} {
		if i >= 0 && i < len(p.doc.Blocks) && i != p.index {
			ts := p.cut(&p.doc.Blocks[i])
			a.find(ts, 0, len(ts), note)
		}
	}
	return sure
}
