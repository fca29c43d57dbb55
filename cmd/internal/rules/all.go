// Package rules holds the rules, one file for each, and lists them.
//
// To add a rule: write one file that declares it as a value, add one line to the list below, and give it a Bad and a Good
// example. The examples are run as tests and shown by 'candor explain'.
package rules

import (
	"slices"

	"candor/cmd/internal/check"
)

// All lists every rule, by family, then by name.
var All = slices.Concat(
	shapeRules,
	[]*check.Rule{
		regionCodeUnknown, regionCityMismatch, regionCountryMismatch, regionMissing, residencyBroken,
		vendorUnused, vendorSeatMismatch, transferBasisMissing, transferBasisNeedless, transferBasisUnfit, dpfStale, noticeTooShort,
		tiersOutOfOrder, rpoBelowInterval, rtoAboveMTD, deletionOutlived, severitiesOutOfOrder,
		reviewOverdue, certificateExpired, disclosureExpiring, datesOutOfOrder,
		recordConflict, partOutlivesWhole, stagesOverrun, promiseExceeded, minimumAboveMaximum, vendorEnded, retentionBelowInterval, responseAfterResolution,
		keysElsewhere, encryptionPromised, countryPromiseBroken, idleAboveSession, certificatePromised, objectionTooLate, creditsOutOfOrder, authorityToldLate, seatFormMismatch, cipherBroken,
	},
	[]*check.Rule{
		retentionMismatch, intervalMismatch, reviewMismatch, responseMismatch, notificationMismatch, noticeMismatch, objectiveMismatch, timeoutMismatch, periodMismatch, regionUnknown, regionMismatch, cityMismatch, countryMismatch, vendorUnlisted, vendorInactive, vendorCountMismatch, providerMismatch,
		areaMismatch, transferMismatch, titleMismatch, officeMismatch, vendorBanMismatch, tlsMismatch, cipherMismatch, encryptionMismatch, settingMismatch, custodyMismatch, factorMismatch,
		certificationMismatch, certificateDetailMismatch, availabilityMismatch, passwordLengthMismatch, countMismatch, hostListMismatch, hostUnknown, contactMismatch,
	},
	[]*check.Rule{
		retentionDisagreement, intervalDisagreement, reviewDisagreement, responseDisagreement, notificationDisagreement, noticeDisagreement, objectiveDisagreement, timeoutDisagreement, periodDisagreement,
		areaDisagreement, placeDisagreement, transferDisagreement, titleDisagreement, powerDisagreement, providerDisagreement, vendorBanDisagreement, tlsDisagreement, cipherDisagreement, encryptionDisagreement, settingDisagreement, custodyDisagreement, factorDisagreement,
		certificationDisagreement, availabilityDisagreement, passwordLengthDisagreement, countDisagreement, hostListDisagreement, contactDisagreement,
	},
	[]*check.Rule{
		linkDead, linkMistitled, anchorMissing, citationMissing, factUnknown, factTextMismatch, referenceUnknown, documentMissing, sectionMissing, documentStale, documentEmpty, obfuscatedAddress, placeholderLeft,
		promiseWithoutFigure, objectiveUnstated, vendorUnnamed, companyUnknown, regionVague, headUnclosed,
	},
	suppressionRules,
	[]*check.Rule{vendorUnannounced, vendorEarly, vendorDropped, changeUnannounced, updateMismatch, updateCurtailed, updateWithdrawn},
)

// Find returns the rule with that ID.
func Find(id string) (*check.Rule, bool) { return check.Known(All, id) }
