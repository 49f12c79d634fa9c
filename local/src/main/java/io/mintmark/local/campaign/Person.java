package io.mintmark.local.campaign;

import java.util.List;
import java.util.Random;

/** One who pays: which card comes next, and what the bank is told. */
interface Person {
    /** One answer after the other; half of them convince the bank. */
    List<Answer> TURNS = List.of(
            Answer.PASS, Answer.NONE, Answer.FAIL, Answer.PASS, Answer.NONE, Answer.PASS, Answer.CANCEL, Answer.PASS);

    /** The next card to try. */
    String card();

    /** What to do with the bank's question. */
    Answer answer();

    /** The bank has taken an answer. */
    void answered(Answer answer);

    /** One with a single card, whom no bank asks. */
    static Person with(String card) {
        return new Person() {
            @Override
            public String card() {
                return card;
            }

            @Override
            public Answer answer() {
                return Answer.PASS;
            }

            @Override
            public void answered(Answer answer) {
                // Nobody counts.
            }
        };
    }

    /** One of many, of whom each answers otherwise in turn, so that few questions are enough to meet all answers. */
    static Person ofMany(Random random, int first, Journal journal) {
        return new Person() {
            private int turn = first;

            @Override
            public String card() {
                return Purse.draw(random);
            }

            @Override
            public Answer answer() {
                return TURNS.get(turn++ % TURNS.size());
            }

            @Override
            public void answered(Answer answer) {
                journal.count("bank's question: " + answer.label());
            }
        };
    }
}
