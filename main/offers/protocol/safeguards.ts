/**
 * The rules that the protocol's promises rest on, by name. All of them always hold; only a test hands in a set with
 * one taken away, to show that the promises fall with it and that nothing here is decoration.
 */
export const safeguards = Object.freeze({
  // the hub's inbox
  /** What was counted once is skipped. */
  skipRepeated: true,
  /** What comes before its time is not taken: everything of a stream is counted in its order. */
  takeInOrder: true,
  /** After a restore a node counts anew under a new epoch, and the hub counts with it. */
  countByEpoch: true,
  /** What is about a coupon that is not known yet waits for it. */
  parkUnknown: true,
  /** What the hub redeemed for an attempt is not what a node redeemed for it: a till may have asked both. */
  tellApartWhoRedeemed: true,
  /** Goods that are out and cannot stand are written down and charged. */
  recordExceptions: true,

  // rights
  /** Only the very loan that a node was given redeems and comes back; not the one before it. */
  nameEachLoan: true,
  /** A node takes a right once, and no older one after it. */
  takeGrantsOnce: true,
  /** And whatever the coupon was there before, risked or used: else the right would be nobody's. */
  takeWhateverItWas: true,
  /** A grant is for one epoch of one node. */
  bindGrantToEpoch: true,
  /** A right that comes back ends at the node first. */
  endBeforeGivingBack: true,
  /** A node that was restored holds nothing: it cannot know what it did after its backup. */
  freezeAfterRestore: true,
  /** Rights and stock come back by a word of the node or a write-off, never because time went by. */
  neverByTime: true,
  /** What a write-off may cost is charged. */
  chargeWriteOffs: true,

  // the outbox
  /** A row goes when the hub says that it has it, not when something carried it away. */
  keepUntilAcknowledged: true,
  /** Where there is no room, what the ledger needs stays. */
  keepLedgerRows: true,
  /** What is dropped is said. */
  sayWhatWasDropped: true,

  // the till's desk
  /** An answer counts only for an attempt that is open. */
  matchAttempt: true,
  /** Goods go out once for an attempt, whoever answers how often. */
  closeAttempt: true,
  /** Only at the till that asked. */
  matchTill: true,
  /** Only for the amount that was asked for. */
  matchAmount: true,
  /** Only what the hub signed. */
  verifyReceipt: true,

  // risk
  /** Nothing is risked where nobody allowed it. */
  riskByPermit: true,
  /** Nor by a node that forgot what it spent. */
  bindPermitToEpoch: true,
  /** A day's budget is given out once. */
  permitDayOnce: true,
  /** No more than the day's budget. */
  keepRiskBudget: true,
  /** No coupon worth more than the offer risks. */
  capRisk: true,
  /** Never what is as good as money. */
  neverRiskCash: true,
  /** One coupon once. */
  riskOnce: true,
  /** Only against a proof of this very moment. */
  freshProof: true,
  /** Only off the coupon's own phone. */
  ownProof: true,
  /**
   * What is risked has an intent of its own. Under the one that the hub was asked with before, it would be taken for the
   * hub's redemption of that attempt, and be undone with it while the goods are out.
   */
  riskByOwnIntent: true,
  /** An attempt that was risked is answered as it was, however often it is asked for. */
  answerRiskAgain: true,
  /** Having risked a coupon gives no right to it. */
  riskIsNoRight: true,
});

export type Safeguard = keyof typeof safeguards;
export type Safeguards = Readonly<Record<Safeguard, boolean>>;
