/** How a Teams client draws a card, as far as the gallery needs it: the renderer's host config and the page around it. */
export interface Theme {
  readonly page: string;
  readonly card: string;
  readonly line: string;
  readonly text: string;
  readonly link: string;
  readonly hostConfig: object;
}

interface Palette {
  readonly page: string;
  readonly card: string;
  readonly line: string;
  readonly link: string;
  readonly text: string;
  readonly subtle: string;
  readonly attention: string;
  readonly backgrounds: Readonly<Record<'emphasis' | 'accent' | 'good' | 'warning' | 'attention', string>>;
}

const palettes = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    line: '#d1d1d1',
    link: '#4f52b2',
    text: '#242424',
    subtle: '#616161',
    attention: '#b10e1c',
    backgrounds: { emphasis: '#f5f5f5', accent: '#e8ebfa', good: '#e7f2da', warning: '#fbf6d9', attention: '#fcecee' },
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    line: '#666666',
    link: '#9299f7',
    text: '#ffffff',
    subtle: '#adadad',
    attention: '#ff9ba3',
    backgrounds: { emphasis: '#333333', accent: '#2f3061', good: '#1e3a17', warning: '#4a3f0b', attention: '#4e1d24' },
  },
} satisfies Record<string, Palette>;

export const themes = { light: draw(palettes.light), dark: draw(palettes.dark) };

function draw({ page, card, line, link, text, subtle, attention, backgrounds }: Palette): Theme {
  const foregroundColors = {
    default: { default: text, subtle },
    attention: { default: attention, subtle: attention },
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    page,
    card,
    line,
    text,
    link,
    hostConfig: {
      supportsInteractivity: true,
      fontTypes: {
        default: {
          fontFamily: "'Segoe UI', 'Liberation Sans', sans-serif",
          fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
          fontWeights: { lighter: 200, default: 400, bolder: 600 },
        },
        monospace: {
          fontFamily: "Consolas, 'Liberation Mono', monospace",
          fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
          fontWeights: { lighter: 200, default: 400, bolder: 600 },
        },
      },
      spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
      separator: { lineThickness: 1, lineColor: line },
      textStyles: { heading: {} },
      containerStyles: {
        default: style(card),
        ...Object.fromEntries(Object.entries(backgrounds).map(([name, background]) => [name, style(background)])),
      },
      actions: {
        maxActions: 6,
        buttonSpacing: 8,
        actionsOrientation: 'horizontal',
        actionAlignment: 'left',
      },
    },
  };
}
