import { scoreCompatibility } from './score/compatibility.ts';
import { scoreFitb } from './score/fitb.ts';
import { scoreReviews, scoreSentiment } from './score/reviews.ts';
import { scoreRetrieve } from './score/retrieve.ts';
import { subCommands, type SubCommand } from './sub-commands.ts';

/** What can be put to the shipped judgement from outside. Another one is a file in `score/` and a line here. */
const questions: Readonly<Record<string, SubCommand>> = {
  fitb: scoreFitb,
  compatibility: scoreCompatibility,
  reviews: scoreReviews,
  sentiment: scoreSentiment,
  retrieve: scoreRetrieve,
};

export const score = subCommands('score', 'put your own questions to what was learned', questions);
