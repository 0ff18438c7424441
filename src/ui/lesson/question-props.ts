export interface QuestionProps<Q> {
  readonly question: Q;
  /** Called once, with the first answer. */
  readonly onAnswer: (isRight: boolean) => void;
}
