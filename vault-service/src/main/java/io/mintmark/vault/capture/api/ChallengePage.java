package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.domain.Challenge;
import java.util.List;

/**
 * The page that leads a payer to the bank's.
 *
 * @param target where its form leads, with the parameters
 * @param cancelAction where the cancel button is sent
 */
record ChallengePage(String merchant, String target, List<Challenge.Parameter> parameters, String cancelAction) {}
