// Reads a question aloud with the phone's own voice, where it has one for the language; otherwise no button is shown.

export const canSpeak = (): boolean => typeof window !== 'undefined' && 'speechSynthesis' in window;

/** Stops whatever is being read and reads `words`; a second press on the same button starts over. */
export function speak(words: string, language: 'zh' | 'en'): void {
  window.speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.lang = language === 'zh' ? 'zh-CN' : 'en-GB';
  utterance.rate = 0.95;
  window.speechSynthesis.speak(utterance);
}
