import type { Question } from '../../lessons/content/topic.ts';
import { ChoiceBox } from './ChoiceBox.tsx';
import { FillBox } from './FillBox.tsx';
import { OrderBox } from './OrderBox.tsx';
import type { QuestionProps } from './question-props.ts';

/** One question with its explanations. */
export function QuizQuestion({ question, onAnswer }: QuestionProps<Question>) {
  switch (question.kind) {
    case 'order':
      return <OrderBox question={question} onAnswer={onAnswer} />;
    case 'fill':
      return <FillBox question={question} onAnswer={onAnswer} />;
    default:
      return <ChoiceBox question={question} onAnswer={onAnswer} />;
  }
}
