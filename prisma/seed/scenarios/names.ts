type Pool = { locale: string; first: string[]; last: string[] };

const pool = (locale: string, first: string, last: string): Pool => ({
  locale,
  first: first.split(' '),
  last: last.split(' '),
});

/** Given and family names by country code of the account. */
export const NAMES: Record<string, Pool> = {
  NO: pool(
    'nb-NO',
    'Ingrid Anders Mari Nils Kari Lars Silje Henrik Astrid Magnus Solveig Eirik Hanne Jonas Tuva Sindre Marte Øyvind Ragnhild Kristoffer Berit Trond Linnea Håkon Vilde Per Siri Torstein',
    'Solheim Vik Aune Eide Berg Dahl Haugen Lunde Moen Strand Bakken Nygård Sæther Fossum Hagen Myhre Tangen Ødegård Rønning Brekke Skaar Holte Lien Sørli Kvam Ruud Engen Aasen',
  ),
  SE: pool(
    'sv-SE',
    'Elin Gustav Maja Oskar Frida Axel Karin Emil Sofia Viktor Hanna Linus Åsa Johan Klara Fredrik Saga Mattias Ebba Rasmus Malin Björn Tova Isak',
    'Lindqvist Ekström Sjöberg Nyström Hellgren Wallin Bergström Åkesson Lundmark Forsell Holmgren Dahlberg Sandell Öberg Norling Hedlund Rydell Strömberg Viklund Engdahl Palmér Borg',
  ),
  DK: pool(
    'da-DK',
    'Mette Søren Camilla Rasmus Lærke Mads Signe Jeppe Freja Kasper Birgitte Emil Nanna Thorbjørn Ida Bo Sofie Christian Maren Anton',
    'Kjær Holm Skov Nørgaard Bech Friis Lauridsen Dam Vestergaard Krogh Bruun Thorup Mølgaard Ravn Kofoed Winther Toft Brandt Juhl Storm',
  ),
  FI: pool(
    'fi-FI',
    'Aino Eero Helmi Juhani Sanna Mikko Venla Antti Kaisa Ville Riikka Jukka Noora Otto Päivi Sampo Tiina Lauri Marjut Olli',
    'Korhola Lehtovaara Nieminen Salmela Hakkarainen Rantala Kivimäki Ojala Savolainen Peltonen Heikura Aalto Tuomela Kettunen Väisänen Laakso Ylinen Mäntylä Hirvonen Saarela',
  ),
  GB: pool(
    'en-GB',
    'Emma Callum Priya Oliver Fiona Harriet Imran Grace Daniel Megan Rhys Charlotte Kwame Lucy Thomas Zara Gareth Hannah Amara Ben Sunita Alistair Nadia Joseph Eleanor Marcus Bethan Rory Yasmin Stuart',
    'Whitcombe Marsh Okafor Patel Ridley Hargreaves Bennett Malik Thornton Ashworth Pryce Sutcliffe Barlow Adeyemi Fairhurst Kendrick Lowe Sandhu Tindall Gallagher Hollis Mensah Crossley Wainwright Drummond Fenton Birch Rahman Stanhope Aldridge',
  ),
  IE: pool(
    'en-IE',
    'Aoife Cillian Niamh Conor Sinéad Darragh Róisín Eoin Ciara Declan Maeve Pádraig Orla Fergal Gráinne Ronan Sorcha Tadhg',
    'Brennan Kavanagh Dunne Moriarty Tierney Fallon Hennessy Quigley Rafferty Lacey Cullinane Drennan Mulcahy Kinsella Geraghty Noonan Tuohy Foley',
  ),
  DE: pool(
    'de-DE',
    'Anna Tobias Katrin Lukas Miriam Stefan Jana Felix Heike Matthias Leonie Jürgen Selin Florian Birgit Emre Carolin Dirk Nele Sebastian Ayşe Holger Franziska Moritz Ulrike Kai Svenja Thorsten',
    'Brandt Vogelsang Kessler Hartung Lorenz Seidel Yılmaz Pohlmann Riedel Thiele Baumgart Krüger Demir Wiesner Ostermann Fuhrmann Jahnke Reuter Petersen Schilling Winkelmann Hoppe Dietz Kühn Marquardt Ebert Nowak Strauß',
  ),
  AT: pool(
    'de-AT',
    'Magdalena Georg Theresa Wolfgang Lena Bernhard Elisabeth Markus Verena Christoph Barbara Gernot Johanna Reinhard Sabine Dominik',
    'Pichler Moosbrugger Steinlechner Hofstätter Wimmer Aigner Lechner Kogler Haslinger Eberharter Brunnauer Fuchsbichler Zeller Thaler Auinger Rainer',
  ),
  NL: pool(
    'nl-NL',
    'Sanne Bram Femke Joris Lotte Daan Anouk Ruben Marloes Thijs Fatima Sven Esmee Willem Noor Jeroen Iris Youssef Maaike Pieter Roos Koen',
    'Brandsma Hoekstra Veldkamp Mulders Bakker Dijkgraaf Postma Kuipers Hendriks Boersma Zijlstra Vermeer Koster Schouten Haddad Tromp Lammers Wolters Oosting Benali Groen Sikkema',
  ),
  BE: pool(
    'nl-BE',
    'Lien Wouter Élise Jens Charlotte Bart Margaux Pieter Nathalie Stijn Amina Kobe Laure Dries Hilde Maxime Tine Gilles',
    'Claeys Goossens Vandamme Lambrecht Dewaele Michiels Noël Verstraete Desmet Wuyts Lefèvre Aerts Bogaert Cools Declercq Hermans Renard Segers',
  ),
  FR: pool(
    'fr-FR',
    'Camille Julien Élodie Mathieu Inès Thomas Aurélie Karim Margot Antoine Chloé Bastien Nadia Rémi Sandrine Loïc Amélie Hugo Solène Fabrice Léa Gaël',
    'Roche Delorme Marchetti Lacombe Vasseur Chevrier Benoît Hamdi Garnier Perrault Bouchard Lemoine Tessier Aubry Fontanel Jourdain Morvan Diallo Carpentier Rivière Brossard Duclos',
  ),
  ES: pool(
    'es-ES',
    'Inés Javier Lucía Álvaro Marta Sergio Carmen Pablo Nuria Iker Elena Rubén Pilar Gonzalo Rocío Adrián Montserrat Diego Leire Óscar Beatriz Jordi',
    'Duarte Quintana Ibáñez Cabrera Esteve Navarro Rivas Montalbán Zubiri Salgado Herrero Pascual Aguirre Bermejo Cortés Villalba Serrano Puig Lozano Echeverría Medina Ferrer',
  ),
  PT: pool(
    'pt-PT',
    'Beatriz Tiago Mariana Rui Catarina Nuno Leonor Gonçalo Sofia Duarte Margarida Hélder Joana Vasco Teresa Filipe',
    'Teixeira Azevedo Carvalho Moreira Figueiredo Pinho Barros Lourenço Fonseca Matias Antunes Seabra Leitão Vaz Noronha Brito',
  ),
  IT: pool(
    'it-IT',
    'Giulia Marco Chiara Davide Francesca Luca Elisa Matteo Silvia Andrea Martina Paolo Valentina Stefano Ilaria Riccardo Alessia Nicola',
    'Bellandi Morelli Zanetti Carraro Fabbri Guidotti Rinaldi Santoro Marchesi Ferrante Galli Pellizzari Donati Corsi Manfredi Barbieri Lucchesi Vitale',
  ),
  PL: pool(
    'pl-PL',
    'Agnieszka Piotr Katarzyna Michał Magdalena Łukasz Joanna Tomasz Natalia Marcin Ewa Krzysztof Zuzanna Paweł Monika Grzegorz Alicja Rafał',
    'Wójcik Zięba Mazurek Kowalczyk Piątek Sobczak Jawor Góra Wrona Pawlak Lis Adamczyk Szulc Bielak Cieślak Gajda Rogala Malec',
  ),
  US: pool(
    'en-US',
    'Ashley Marcus Jasmine Tyler Brianna Kevin Maria Darnell Rachel Luis Caitlin Andre Stephanie Minh Heather Jamal Monica Kyle Alejandra Brandon Denise Trevor Grace Hector',
    'Whitaker Delgado Coleman Nguyen Hastings Ramirez Boyd Kowalski Freeman Castillo Lindgren Tran Mcallister Rhodes Ortega Pruitt Bauer Jefferson Salazar Kimball Hodges Park Villanueva Stroud',
  ),
  MX: pool(
    'es-MX',
    'Ximena Rodrigo Daniela Emiliano Fernanda Ricardo Paola Héctor Valeria Arturo Regina Mauricio',
    'Castañeda Orozco Villaseñor Trejo Zamora Cervantes Luna Bautista Rentería Galindo Murillo Sandoval',
  ),
  JP: pool(
    'ja-JP',
    'Haruka Kenji Yui Takumi Aya Daisuke Misaki Ryo Emi Shota Naoko Yusuke Kaori Hiroshi Mei Satoshi',
    'Kurosawa Matsuda Hayashi Ogawa Fujimoto Nishida Morita Sakai Arai Kubo Tachibana Hoshino Uchida Iwasaki Murata Endo',
  ),
  AU: pool(
    'en-AU',
    'Georgia Lachlan Matilda Jarrah Chloe Angus Tegan Hamish Priscilla Dylan Mei-Lin Bradley Kirra Nathan Sienna Craig',
    'Hartigan Mulligan Prescott Nguyen Barwick Drysdale Katsaros Fraser Lonergan Pham Whitlock Ellery Tran Crowe Hindmarsh Sutton',
  ),
  IN: pool(
    'en-IN',
    'Ananya Rohan Kavya Arjun Meera Vikram Divya Suresh Nisha Karthik Pooja Rahul Lakshmi Sanjay Aditi Imtiaz',
    'Krishnan Deshmukh Reddy Bhattacharya Menon Chauhan Pillai Joshi Kulkarni Varma Nair Sheikh Rangan Bose Thakur Iyer',
  ),
};

/** Letters that Unicode decomposition does not reduce to ASCII. */
const LETTERS: Record<string, string> = { ø: 'o', æ: 'ae', ß: 'ss', ł: 'l', ı: 'i', đ: 'd' };

/** A name as the local part of a mail address: "Øyvind", "Sæther" → "oyvind.saether". */
export function mailName(firstName: string, lastName: string): string {
  return `${firstName}.${lastName}`
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z.-]/g, (letter) => LETTERS[letter] ?? '');
}
