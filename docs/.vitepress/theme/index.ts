// Without its font: the reader's own is there at once, and nothing more has to be loaded.
import DefaultTheme from 'vitepress/theme-without-fonts';
import './guide.css';

export default DefaultTheme;
